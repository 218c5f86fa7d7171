// Follows a topic over a WebSocket: node socket.mjs <address> <operation> <key as JSON>
import WebSocket from 'ws';

const [address, operation, key] = process.argv.slice(2);
const doNotComeBack = [1003, 1007, 1008, 4400, 4403, 4404, 4406];
let after = 'earliest';

function connect() {
  let wait = 1000 * Math.random();
  const socket = new WebSocket(address, 'pushgen.v1');
  socket.on('open', () => socket.send(JSON.stringify({ t: 'sub', i: 1, m: operation, a: JSON.parse(key), after })));
  socket.on('message', message => {
    for (const frame of [JSON.parse(message)].flat()) {     // a message is one frame or an array of frames
      if (frame.t === 'items') {
        for (const { c, d } of frame.items)
          console.log(after = c, JSON.stringify(d));
      } else if (frame.t === 'gap') {
        after = frame.to;
        console.error('lost something:', JSON.stringify(frame));
      } else if (frame.t === 'bye') {
        wait = frame.after * 1000;
      } else if (frame.t === 'err') {
        console.error(JSON.stringify(frame.p));
      }
    }
  });
  socket.on('error', () => {});     // "close" follows
  socket.on('close', code => doNotComeBack.includes(code) || setTimeout(connect, wait));
}

connect();
