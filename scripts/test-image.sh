#!/usr/bin/env bash
# Builds the image and checks it as its users meet it: npm run test:image
# Needs Docker. Without it, root on Debian will do: Podman then stands in, on a base image made here of Debian's
# packages and the node binary in the npm registry.
set -euo pipefail
cd "$(dirname "$0")/.."

work=$(mktemp -d)
containers=()
clean_up() {
  if ((${#containers[@]})); then "$engine" rm -f "${containers[@]}" >>"$work/engine.log" 2>&1 || true; fi
  rm -rf "$work"
}
trap clean_up EXIT

checks=0
check() { # SENTENCE COMMAND...
  local sentence=$1
  shift
  "$@" >"$work/check.log" 2>&1 || fail "this does not hold: $sentence" "$work/check.log"
  checks=$((checks + 1))
  echo "ok: $sentence"
}
fail() { # SENTENCE [LOG]
  echo "image: $1" >&2
  if [ -n "${2-}" ]; then tail -n 40 "$2" >&2; fi
  exit 1
}
now_ms() { local now=${EPOCHREALTIME/[.,]/}; echo "${now%???}"; }

set_up_podman() {
  if [ "$(id -u)" != 0 ] || ! command -v apt-get >/dev/null; then
    fail 'no Docker engine answers; start one, or run this as root on Debian'
  fi
  if ! type podman runc debootstrap iptables >/dev/null 2>&1; then
    apt-get update >"$work/apt.log" && apt-get install -y --no-install-recommends podman runc debootstrap iptables >>"$work/apt.log" 2>&1 ||
      fail 'Podman could not be installed' "$work/apt.log"
  fi
  # A storage of its own, so that nobody takes the base image made here for the official one.
  local tag home=/var/cache/go-high-level-emulator-image
  mkdir -p "$home"
  export CONTAINERS_STORAGE_CONF=$home/storage.conf CONTAINERS_CONF=$home/containers.conf
  printf '[storage]\ndriver = "overlay"\ngraphroot = "%s"\nrunroot = "%s"\n' "$home/storage" "$home/run" >"$CONTAINERS_STORAGE_CONF"
  # What works inside a virtual machine or container with few rights: no systemd, no raising of limits.
  printf '%s\n' '[engine]' 'cgroup_manager = "cgroupfs"' 'events_logger = "file"' 'runtime = "runc"' '[containers]' \
    'default_ulimits = ["nofile=8192:8192", "nproc=4096:4096"]' 'log_driver = "k8s-file"' 'pids_limit = 0' >"$CONTAINERS_CONF"
  # Podman's other image format has no health check.
  export BUILDAH_ISOLATION=chroot BUILDAH_FORMAT=docker
  for tag in $(sed -nE 's/^FROM node:([^ ]+).*/\1/p' Dockerfile | sort -u); do
    podman image exists "node:$tag" || make_base_image "$tag"
  done
}

make_base_image() { # TAG such as 24-bookworm-slim
  echo "making node:$1, which takes a minute"
  local major suite root=$work/root
  IFS=- read -r major suite _ <<<"$1"
  debootstrap --variant=minbase --include=ca-certificates,libstdc++6 "$suite" "$root" >"$work/base.log" 2>&1 &&
    npm install --prefix "$work/node" --no-save "node-linux-$(node -p process.arch)@$major" npm@11 >>"$work/base.log" 2>&1 ||
    fail 'the base image could not be made' "$work/base.log"
  install "$work"/node/node_modules/node-linux-*/bin/node "$root/usr/local/bin/node"
  mkdir -p "$root/usr/local/lib/node_modules" "$root/usr/local/etc"
  cp -r "$work/node/node_modules/npm" "$root/usr/local/lib/node_modules/"
  ln -s ../lib/node_modules/npm/bin/npm-cli.js "$root/usr/local/bin/npm"
  # This machine may reach the registry through a proxy with a certificate of its own.
  cp /etc/ssl/certs/ca-certificates.crt "$root/etc/ssl/certs/"
  echo 'cafile=/etc/ssl/certs/ca-certificates.crt' >"$root/usr/local/etc/npmrc"
  tar -C "$root" --exclude=./var/cache/apt --exclude=./var/lib/apt/lists -c . | podman import -q -c 'CMD ["node"]' - "node:$1" >/dev/null
}

start() { # PORT ARGUMENT...: runs the image with $options until it is healthy; sets container, url, ready_ms
  local port=$1 began
  shift
  began=$(now_ms)
  container=$("$engine" run -d -p "127.0.0.1::$port" "${options[@]}" "$image" "$@" 2>>"$work/engine.log") ||
    fail 'the container does not start' "$work/engine.log"
  containers+=("$container")
  until healthy; do
    # Without systemd Podman probes only when told to.
    if [ "$engine" = podman ]; then podman healthcheck run "$container" >/dev/null 2>&1 && break; fi
    if (($(now_ms) - began > 30000)); then
      "$engine" logs "$container" >"$work/container.log" 2>&1
      fail 'the container does not become healthy within 30 s; it wrote:' "$work/container.log"
    fi
    sleep 0.05
  done
  ready_ms=$(($(now_ms) - began))
  url=http://$("$engine" port "$container" "$port")
}
healthy() { [ "$("$engine" inspect -f '{{.State.Health.Status}}' "$container")" = healthy ]; }
inside() { "$engine" exec "$container" "$@"; }
of_image() { "$engine" image inspect -f "$1" "$image"; }
creates_a_contact() {
  curl -sS -i -H 'Authorization: Bearer test-image' --data-raw '{"email":"john@deo.com"}' "$url/v1/contacts" | tee "$work/answer"
  grep -q '^HTTP/1.1 200' "$work/answer" && grep -q '"contact":{"id":' "$work/answer"
}
files_are() { [ "$(inside find /app -type f -not -path '/app/fixtures/*' -not -path '/app/dist/inspector/*' -not -path '/app/dist/reference/*' | sort | tr '\n' ' ')" = "$1" ]; }

if docker info >/dev/null 2>&1; then engine=docker; else engine=podman; set_up_podman; fi
image=go-high-level-emulator:test
echo "building with $engine"
"$engine" build -t "$image" . >"$work/build.log" 2>&1 || fail 'it does not build' "$work/build.log"

version=$(node -p 'require("./package.json").version')
check 'the image is labelled with the version of the package' [ "$(of_image '{{index .Config.Labels "org.opencontainers.image.version"}}')" = "$version" ]
check 'its user is a number and not root' grep -qE '^[1-9][0-9]*(:[1-9][0-9]*)?$' <<<"$(of_image '{{.Config.User}}')"

options=(--read-only --cap-drop ALL --security-opt no-new-privileges)
start 8080
check "it becomes healthy on a read-only root without capabilities (after $ready_ms ms)" healthy
check 'that root is read-only indeed' inside grep -qE '^[^ ]+ / [^ ]+ ro[, ]' /proc/mounts
check 'those capabilities are gone indeed' inside grep -qE '^CapEff:\s*0+$' /proc/1/status
check 'its process 1 is node' [ "$(inside readlink /proc/1/exe)" = /usr/local/bin/node ]
check 'it runs as the user of the image' [ "$(inside id -u):$(inside id -g)" = "$(of_image '{{.Config.User}}')" ]
check 'it holds only what runs' files_are '/app/LICENSE /app/dist/LICENSES.txt /app/dist/cli.cjs /app/dist/index.cjs /app/dist/inject.cjs /app/dist/intercept/register.cjs /app/dist/phone.cjs /app/package.json '
check 'it creates a contact' creates_a_contact
began=$(now_ms)
"$engine" stop -t 10 "$container" >/dev/null 2>&1 || true
check "SIGTERM stops it with exit code 0 (after $(($(now_ms) - began)) ms, the engine's own time included)" [ "$("$engine" inspect -f '{{.State.ExitCode}}' "$container")" = 0 ]

options=(-e GHL_EMULATOR_PORT=9000)
start 9000
check 'with GHL_EMULATOR_PORT it is healthy on that port' healthy
check 'it creates a contact there' creates_a_contact

options=()
start 8080 --json
"$engine" logs "$container" >"$work/stdout" 2>/dev/null
check 'with --json after the name of the image it prints one line, of JSON' \
  node -e 'const { pid, url } = JSON.parse(fs.readFileSync(0)); assert.deepEqual({ pid, url }, { pid: 1, url: "http://127.0.0.1:8080" })' <"$work/stdout"
check 'its health check is the command healthcheck' [ "$(of_image '{{.Config.Healthcheck.Test}}')" = '[CMD node /app/dist/cli.cjs healthcheck]' ]
exit_code=0
"$engine" run --rm "$image" healthcheck >/dev/null 2>&1 || exit_code=$?
check 'that command fails where nothing is served' [ "$exit_code" = 5 ]

echo "size: $(($(of_image '{{.Size}}') / 1000000)) MB"
echo "image: all $checks checks passed"
