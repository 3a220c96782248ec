export type ServerSentEvent = Readonly<{ id?: string; data?: string }>;

/** The Server-Sent Events of an answer, each when all of it has come in. */
export async function* eventsIn(response: Response): AsyncGenerator<ServerSentEvent> {
  let rest = '';
  for await (const text of response.body?.pipeThrough(new TextDecoderStream()) ?? []) {
    const frames = `${rest}${text}`.split('\n\n');
    rest = frames.pop() ?? '';
    yield* frames.map(eventOf);
  }
}

function eventOf(frame: string): ServerSentEvent {
  const lines = frame.split('\n').map((line) => /^(?<field>\w+): ?(?<value>.*)$/.exec(line)?.groups);
  const of = (field: string): string | undefined => lines.find((line) => line?.field === field)?.value;
  const [id, data] = [of('id'), of('data')];
  return { ...(id !== undefined && { id }), ...(data !== undefined && { data }) };
}
