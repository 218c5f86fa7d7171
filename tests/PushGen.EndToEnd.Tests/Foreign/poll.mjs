// Follows a topic by long polling with fetch: node poll.mjs <address>
import { setTimeout } from 'node:timers/promises';
import { fetch } from 'undici';

const address = new URL(process.argv[2]);
address.searchParams.set('after', 'earliest');
address.searchParams.set('wait', '25');
for (;;) {
  try {
    const answer = await fetch(address);
    if (!answer.ok)
      throw Object.assign(new Error(await answer.text()), { final: answer.status < 500 && answer.status !== 429 });
    const { items, cursor, gap, end, bye } = await answer.json();
    if (gap)
      console.error('lost something:', JSON.stringify(gap));
    for (const { c, d } of items)
      console.log(c, JSON.stringify(d));
    address.searchParams.set('after', cursor);  // only now: all of the answer is here
    if (end)
      break;
    if (bye)
      await setTimeout(bye.after * 1000);
  } catch (e) {
    if (e.final)
      throw e;
    await setTimeout(1000 * Math.random());     // the connection broke: the same cursor again
  }
}
