// Follows a topic over Server-Sent Events: node event-source.mjs <address>
import { EventSource } from 'eventsource';      // not of undici or Node: theirs does not come back when a connection is reset

const source = new EventSource(process.argv[2]);    // comes back by itself, with the last cursor as Last-Event-ID
source.addEventListener('message', e => console.log(e.lastEventId, e.data));
source.addEventListener('push.gap', e => console.error('lost something:', e.data));
source.addEventListener('push.end', () => source.close());
