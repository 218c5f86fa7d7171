#!/usr/bin/env bash
# Follows a topic over Server-Sent Events with curl: events.sh <address>
while :; do
  event= id= data=
  while IFS= read -r line; do
    case $line in
      'event: '*) event=${line#event: } ;;
      'id: '*) id=${line#id: } ;;
      'data: '*) data=${line#data: } ;;
      '')       # the event is whole, and only now its id counts
        cursor=${id:-$cursor}
        case $event in
          '') [ -z "$data" ] || printf '%s %s\n' "$cursor" "$data" ;;
          push.gap) echo "lost something: $data" >&2 ;;
          push.end) exit ;;
        esac
        event= id= data= ;;
    esac
  done < <(curl -sfN --max-time 900 -H 'Accept: text/event-stream' ${cursor:+-H "Last-Event-ID: $cursor"} "$1")
  sleep 1       # the connection broke: the last whole event's cursor again
done
