#!/usr/bin/env bash
# Follows a topic by long polling with curl, and prints its pages: poll.sh <address with a query>
headers=$(mktemp)
trap 'rm -f "$headers"' EXIT
cursor=earliest
while :; do
  if page=$(curl -sf --max-time 60 -D "$headers" "$1&after=$cursor&wait=25"); then
    printf '%s\n' "$page"
    cursor=$(sed -n 's/^PushGen-Cursor: \([^\r]*\).*/\1/p' "$headers")
  else
    sleep 1     # the connection broke: the same cursor again
  fi
done
