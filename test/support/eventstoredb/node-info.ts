import gossipService from '@eventstore/db-client/generated/gossip_grpc_pb.js';
import gossip from '@eventstore/db-client/generated/gossip_pb.js';
import featuresService from '@eventstore/db-client/generated/serverfeatures_grpc_pb.js';
import features from '@eventstore/db-client/generated/serverfeatures_pb.js';
import shared from '@eventstore/db-client/generated/shared_pb.js';
import streamsService from '@eventstore/db-client/generated/streams_grpc_pb.js';
import type { Server } from '@grpc/grpc-js';
import type { NodeState } from './node-state.ts';

interface Address {
  readonly host: string;
  readonly port: number;
}

const instanceId = crypto.randomUUID();

/** What a node tells of itself: what it can do, and that it is the leader of a cluster of one. */
export function serveNodeInfo(server: Server, state: NodeState, address: () => Address): void {
  const featuresHandlers: featuresService.IServerFeaturesServer = {
    getSupportedMethods: (_call, answer) => void state.thawed().then(() => answer(null, supportedMethods())),
  };
  const gossipHandlers: gossipService.IGossipServer = {
    read: (_call, answer) => void state.thawed().then(() => answer(null, clusterOf(address()))),
  };
  server.addService(featuresService.ServerFeaturesService, featuresHandlers);
  server.addService(gossipService.GossipService, gossipHandlers);
}

function clusterOf({ host, port }: Address): gossip.ClusterInfo {
  const member = new gossip.MemberInfo()
    .setInstanceId(new shared.UUID().setString(instanceId))
    .setTimeStamp(`${Date.now()}0000`)
    .setState(gossip.MemberInfo.VNodeState.LEADER)
    .setIsAlive(true)
    .setHttpEndPoint(new gossip.EndPoint().setAddress(host).setPort(port));
  return new gossip.ClusterInfo().setMembersList([member]);
}

function supportedMethods(): features.SupportedMethods {
  const methods = Object.values(streamsService.StreamsService).map(({ path }) => {
    const [, service = '', method = ''] = path.split('/');
    return new features.SupportedMethod().setServiceName(service).setMethodName(method.toLowerCase());
  });
  return new features.SupportedMethods().setEventStoreServerVersion('24.10.4').setMethodsList(methods);
}
