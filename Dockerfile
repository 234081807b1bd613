FROM node:24-bookworm-slim AS build
WORKDIR /build
COPY package.json package-lock.json .npmrc ./
RUN npm ci --no-audit --no-fund
COPY tsconfig.json ./
COPY scripts scripts
COPY src src
RUN npm run build

FROM node:24-bookworm-slim
LABEL org.opencontainers.image.title="go-high-level-emulator" \
      org.opencontainers.image.description="A server that stands in for the GoHighLevel REST API v1, so that a program which posts leads to it can be tested" \
      org.opencontainers.image.licenses="MIT" \
      org.opencontainers.image.version="0.1.0"
# Without 0.0.0.0 a published port leads nowhere.
ENV NODE_ENV=production GHL_EMULATOR_HOST=0.0.0.0
WORKDIR /app
COPY package.json LICENSE ./
COPY fixtures fixtures
COPY --from=build /build/dist/*.cjs /build/dist/LICENSES.txt dist/
COPY --from=build /build/dist/intercept dist/intercept
COPY --from=build /build/dist/inspector dist/inspector
COPY --from=build /build/dist/reference dist/reference
# By number, so that Kubernetes can tell that it is not root.
USER 1000:1000
EXPOSE 8080
# The first probe comes one interval after the start, so the interval is short. A start period would delay it:
# in it Docker waits 5 s, or the --start-interval, which Docker before 25 and Podman 4 refuse to build.
HEALTHCHECK --interval=1s --timeout=3s --retries=10 CMD ["node", "/app/dist/cli.cjs", "healthcheck"]
ENTRYPOINT ["node", "/app/dist/cli.cjs"]
