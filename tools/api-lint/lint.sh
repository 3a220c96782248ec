#!/bin/sh
# Lints the API document, in both languages, by Redocly and by the NLGov REST API Design Rules; anything found fails.
set -eu
cd "$(dirname "$0")"

documents="$(mktemp -d)"
trap 'rm -rf "$documents"' EXIT

# The rules ask for somebody to turn to, which is a setting.
export STAGEPACT_CONTACT='Stagepact <api@stagepact.example> https://stagepact.example/'

npm ci --silent
for language in nl en; do
  document="$documents/openapi.$language.json"
  node --import ../dev/register.mjs ../openapi.ts "$language" >"$document"
  REDOCLY_TELEMETRY=off npx --no-install redocly lint --config redocly.yaml "$document"
  npx --no-install spectral lint --ruleset nlgov.spectral.yaml --fail-severity hint "$document"
done
