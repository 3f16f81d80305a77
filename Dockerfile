# syntax=docker/dockerfile:1

# Builds the app and lists what it is made of, then keeps only what runs.
FROM node:24-bookworm-slim AS build
WORKDIR /earshot
COPY package.json package-lock.json .npmrc ./
# Exact versions from the lockfile, checked by hash; install scripts never run. The image brings its own Node.
RUN npm ci --ignore-scripts --omit=optional --include=dev
COPY index.html vite.config.ts case-viewer.config.ts tsconfig.json ./
COPY public ./public
COPY src ./src
RUN npm run build \
  && npm prune --omit=dev --omit=optional --ignore-scripts \
  && rm -rf src/app src/simulator src/cli \
  && find src -name '*.test.ts' -delete

# No shell, no package manager, no root.
FROM gcr.io/distroless/nodejs24-debian12:nonroot
WORKDIR /earshot
COPY --from=build /earshot/package.json /earshot/sbom.cdx.json ./
COPY --from=build /earshot/node_modules ./node_modules
COPY --from=build /earshot/dist ./dist
COPY --from=build /earshot/src ./src
USER 65532:65532
ENV NODE_ENV=production \
    HOST=0.0.0.0 \
    PORT=4310
EXPOSE 4310
HEALTHCHECK --interval=30s --timeout=5s --start-period=10s \
  CMD ["/nodejs/bin/node", "-e", "fetch('http://127.0.0.1:'+process.env.PORT+'/healthz').then(({ok})=>process.exit(ok?0:1),()=>process.exit(1))"]
CMD ["--disable-proto=delete", "src/proxy/main.ts"]
