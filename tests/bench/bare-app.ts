/** The least a Bolt app can do: acknowledge `/papers` and nothing else. What remains of its time is Bolt's and the machine's. */
import { App, HTTPReceiver } from '@slack/bolt';

const [port = '0', signingSecret = '', slackApiUrl = ''] = process.argv.slice(2);
const app = new App({
  token: 'xoxb-bench',
  receiver: new HTTPReceiver({
    signingSecret,
    customRoutes: [{ path: '/readyz', method: 'GET', handler: (_request, response) => response.end() }],
  }),
  clientOptions: { slackApiUrl },
});
app.command('/papers', ({ ack }) => ack());
await app.start(Number(port));
