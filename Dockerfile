# Stagepact on a Node of its own image: what the installation brings along elsewhere (optional dependencies) stays out.
FROM node:26.10.0-bookworm-slim AS build
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci
COPY tsconfig.json tsconfig.build.json ./
COPY domain domain
COPY projections projections
COPY api api
COPY src src
RUN npm run build

FROM node:26.10.0-bookworm-slim AS installed
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci --omit=dev --omit=optional

FROM node:26.10.0-bookworm-slim
ENV NODE_ENV=production HOST=0.0.0.0 PORT=7071 STAGEPACT_DATA=/data
WORKDIR /app
COPY --from=installed /app/node_modules node_modules
COPY --from=build /app/dist dist
COPY package.json ./
COPY data/stagepact071 data/stagepact071
RUN install -d -o node -g node /data
USER node
VOLUME /data
EXPOSE 7071
# The process ends by itself on SIGTERM: it answers what is under way and gives its leases back.
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=10s --timeout=5s --start-period=30s CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/livez`).then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "--enable-source-maps", "dist/src/main.js"]
