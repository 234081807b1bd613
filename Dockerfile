FROM node:24-bookworm-slim AS build
WORKDIR /build
COPY package.json package-lock.json .npmrc ./
RUN npm ci --no-audit --no-fund
COPY tsconfig.json ./
COPY scripts scripts
COPY src src
RUN npm run build
# Node without npm, yarn and corepack, and of Debian only what it needs.
RUN bash scripts/image/root.sh /root-of-image && install -D scripts/image/health.sh /root-of-image/app/health.sh

FROM scratch
# What it was built from: --build-arg REVISION="$(git rev-parse HEAD)" and SOURCE, the address of the repository.
ARG SOURCE=""
ARG REVISION=""
LABEL org.opencontainers.image.title="go-high-level-emulator" \
      org.opencontainers.image.description="A server that stands in for the GoHighLevel REST API v1, so that a program which posts leads to it can be tested" \
      org.opencontainers.image.licenses="MIT" \
      org.opencontainers.image.version="0.1.0" \
      org.opencontainers.image.source="$SOURCE" \
      org.opencontainers.image.revision="$REVISION"
# Without 0.0.0.0 a published port leads nowhere.
ENV PATH=/usr/local/bin:/usr/bin:/bin NODE_ENV=production GHL_EMULATOR_HOST=0.0.0.0
WORKDIR /app
COPY --from=build /root-of-image /
COPY package.json LICENSE ./
COPY fixtures fixtures
COPY --from=build /build/dist/*.cjs /build/dist/LICENSES.txt dist/
COPY --from=build /build/dist/intercept dist/intercept
COPY --from=build /build/dist/inspector dist/inspector
COPY --from=build /build/dist/reference dist/reference
# By number, so that Kubernetes can tell that it is not root.
USER 1000:1000
EXPOSE 8080
# The first probe comes one interval after the start, so the interval is short; later probes wait by themselves, so the
# timeout is long. A start period would delay the first: in it Docker waits 5 s, or the --start-interval, which Docker
# before 25 and Podman 4 refuse to build.
HEALTHCHECK --interval=1s --timeout=40s --retries=10 CMD ["/app/health.sh"]
ENTRYPOINT ["node", "/app/dist/cli.cjs"]
