// The way to Pluvo: proxies by every variable and form, proxies that say no, certificates that nobody
// knows. Each failure says what stands in the way, and no password.

import { describe, expect, it } from 'vitest';
import { wayTo } from '../../src/commands/connection/proxy.ts';
import { selfSigned } from '../support/certificates.ts';
import { nothingListens } from '../support/http-server.ts';
import { aFolder, run } from '../support/in-process.ts';
import { aProxy, handingOnTo, noHttp, refusing, tlsInFrontOf } from '../support/proxies.ts';
import { anOrganisation } from './organisation.ts';

const ENDPOINT = 'https://pluvo.example/graphql/';
const PASSWORD = 'S3CRET';

type Env = Readonly<Record<string, string>>;

/** What `check` says is wrong, where it goes by these variables. */
async function problemOf(env: Env, endpoint = ENDPOINT) {
  const all = { PLUVO_ENDPOINT: endpoint, PLUVO_TOKEN: 'any', ...env };
  const ran = await run(['check', '--json'], { cwd: aFolder(), env: all });
  expect(ran.exitCode).toBe(1);
  const said = ran.stdout + ran.stderr;
  expect(said).not.toContain(PASSWORD);
  expect(said).not.toContain('bug');
  expect(said).not.toMatch(/^\s+at /m);
  const { errors } = JSON.parse(ran.stdout) as {
    errors: { code: string; message: string; hint: string }[];
  };
  return errors[0];
}

describe('which proxy', () => {
  it.each([
    ['HTTPS_PROXY', 'http://', {}],
    ['https_proxy', 'http://', {}],
    ['HTTPS_PROXY', '', {}],
    ['https_proxy', ' ', {}],
    ['HTTPS_PROXY', 'HTTP://', {}],
    ['ALL_PROXY', '', {}],
    ['all_proxy', 'http://', {}],
    ['HTTP_PROXY', '', {}],
    ['http_proxy', 'http://', {}],
    ['HTTPS_PROXY', '', { https_proxy: '', all_proxy: 'http://nobody.example' }],
    ['https_proxy', '', { HTTPS_PROXY: 'http://nobody.example', HTTP_PROXY: 'nobody.example' }],
    ['ALL_PROXY', '', { HTTP_PROXY: 'nobody.example' }],
    ['HTTPS_PROXY', '', { NO_PROXY: 'luvo.example, example.org,pluvo.example:8443' }],
    ['HTTPS_PROXY', '', { NO_PROXY: '*', no_proxy: 'other.example' }],
  ])('%s=%sHOST:PORT is used, with %j', async (variable, before, others) => {
    const proxy = await aProxy(refusing('403 Forbidden'));
    const problem = await problemOf({ ...others, [variable]: `${before}${proxy.host}` });
    expect(proxy.asked[0]?.url).toBe('pluvo.example:443');
    expect(problem?.code).toBe('PROXY_REFUSED');
    expect(problem?.message).toContain(proxy.host);
    expect(problem?.message).toContain('403');
  });

  it.each([
    ['*', ENDPOINT],
    ['pluvo.example', ENDPOINT],
    ['.example', ENDPOINT],
    ['*.example', ENDPOINT],
    ['other.org; PLUVO.example.', ENDPOINT],
    ['other.org pluvo.example:443', ENDPOINT],
    ['10.0.0.0/8', 'https://10.255.255.1:9/graphql/'],
    ['10.255.255.1:9', 'https://10.255.255.1:9/graphql/'],
    ['[fd00::1]', 'https://[fd00::1]:9/graphql/'],
    ['fd00::/16', 'https://[fd00::1]:9/graphql/'],
  ])('NO_PROXY=%s has %s reached without', async (exceptions, endpoint) => {
    const env = { HTTPS_PROXY: 'proxy.example:8080', NO_PROXY: exceptions };
    expect((await wayTo(endpoint, { env })).via).toBeNull();
  });

  it.each(['10.0.0.0/33', '10.0.0.0/x', '10.0.0', '11.0.0.0/8', 'fd00::/16'])(
    'NO_PROXY=%s is not about 10.1.2.3',
    async (exceptions) => {
      const env = { HTTPS_PROXY: 'proxy.example:8080', NO_PROXY: exceptions };
      const { via } = await wayTo('https://10.1.2.3/graphql/', { env });
      expect(via).toEqual({ proxy: 'proxy.example:8080', variable: 'HTTPS_PROXY' });
    },
  );

  it.each(['HTTP_PROXY', 'ALL_PROXY', 'HTTPS_PROXY'])(
    '%s is not for this machine, whatever it says',
    async (variable) => {
      const { env } = await anOrganisation({ users: [] });
      for (const value of ['http://proxy.example:1', 'socks5://127.0.0.1:1', '%']) {
        const ran = await run(['check'], { env: { ...env, [variable]: value } });
        expect(ran).toMatchObject({ exitCode: 0 });
      }
      const ran = await run(['check', '--sandbox'], { env: { [variable]: 'proxy.example:1' } });
      expect(ran).toMatchObject({ exitCode: 0 });
    },
  );

  it('says who asks, with a password or without', async () => {
    const sent: unknown[] = [];
    for (const user of ['Ann%40hr:S3CRET%23', 'Ann:', 'Ann']) {
      const proxy = await aProxy(refusing('407 Proxy Authentication Required'));
      await problemOf({ HTTPS_PROXY: `${user}@${proxy.host}` });
      sent.push(proxy.asked[0]?.headers['proxy-authorization']);
    }
    const basic = (text: string) => `Basic ${Buffer.from(text).toString('base64')}`;
    expect(sent).toEqual([basic('Ann@hr:S3CRET#'), basic('Ann:'), basic('Ann:')]);
  });
});

describe('a proxy that cannot be used is an error that names the variable', () => {
  it.each([
    ['HTTPS_PROXY', 'http://'],
    ['https_proxy', 'http:// proxy.example'],
    ['HTTPS_PROXY', `http://Ann:${PASSWORD}#@proxy.example:8080`],
    ['HTTPS_PROXY', `http://Ann:${PASSWORD}%zz@proxy.example:8080`],
    ['HTTPS_PROXY', `http://HR\\Ann:${PASSWORD}@proxy.example:8080`],
    ['HTTPS_PROXY', `HR\\Ann:${PASSWORD}@proxy.example:8080`],
    ['HTTPS_PROXY', 'proxy.example:99999'],
    ['HTTPS_PROXY', 'proxy.example:port'],
    ['HTTPS_PROXY', '"http://proxy.example:8080"'],
    ['HTTPS_PROXY', 'http://proxy.example/proxy.pac'],
    ['HTTPS_PROXY', '::1:3128'],
    ['HTTPS_PROXY', 'ftp://proxy.example'],
    ['ALL_PROXY', 'socks5://127.0.0.1:1080'],
    ['all_proxy', 'socks5h://127.0.0.1:1080'],
    ['http_proxy', 'http=proxy.example:80;https=proxy.example:81'],
  ])('%s=%s', async (variable, value) => {
    const problem = await problemOf({ [variable]: value });
    expect(problem?.code).toBe('PROXY_INVALID');
    expect(problem?.message).toContain(variable);
  });

  it('nothing listens there, or nobody knows it: the proxy and the variable', async () => {
    const nobody = new URL(await nothingListens()).host;
    for (const host of [nobody, 'proxy.invalid:8080']) {
      const problem = await problemOf({ https_proxy: host });
      expect(problem?.code).toBe('PROXY_UNREACHABLE');
      expect(problem?.message).toContain(host);
      expect(problem?.hint).toContain('https_proxy');
    }
  });

  it('asks for a password: 407 is told as such, with where to write it', async () => {
    const proxy = await aProxy(refusing('407 Proxy Authentication Required'));
    const problem = await problemOf({ HTTPS_PROXY: `http://Ann:${PASSWORD}@${proxy.host}` });
    expect(problem?.code).toBe('PROXY_UNAUTHORIZED');
    expect(problem?.message).toContain('407');
    expect(problem?.message).toContain(proxy.host);
    expect(problem?.hint).toContain('HTTPS_PROXY');
    // No password gets better by asking again.
    expect(proxy.asked).toHaveLength(1);
  });

  it.each(['502 Bad Gateway', '503 Service Unavailable', '504 Gateway Timeout'])(
    'cannot get there (%s): the proxy',
    async (status) => {
      const proxy = await aProxy(refusing(status));
      const problem = await problemOf({ HTTPS_PROXY: proxy.host });
      expect(problem?.code).toBe('PROXY_REFUSED');
      expect(problem?.message).toContain(proxy.host);
      expect(problem?.message).toContain(status.slice(0, 3));
    },
  );

  it('hangs up, or is none at all: the proxy', async () => {
    const hanging = await aProxy((socket) => socket.destroy());
    const other = await noHttp('SSH-2.0-OpenSSH_9.2\r\n');
    for (const { host } of [hanging, other]) {
      const problem = await problemOf({ HTTPS_PROXY: host });
      expect(problem?.code).toBe('ENDPOINT_UNREACHABLE');
      expect(problem?.message).toContain(`through the proxy ${host}`);
    }
  });

  it('is asked by client credentials as well', async () => {
    const proxy = await aProxy(refusing('407 Proxy Authentication Required'));
    const client = { PLUVO_CLIENT_ID: 'id', PLUVO_CLIENT_SECRET: PASSWORD, PLUVO_TOKEN: '' };
    const problem = await problemOf({ ...client, HTTPS_PROXY: proxy.host });
    expect(problem?.code).toBe('PROXY_UNAUTHORIZED');
    expect(problem?.message).toContain(proxy.host);
  });
});

describe('a certificate that cannot be trusted', () => {
  it('names NODE_EXTRA_CA_CERTS, and nothing was sent', async () => {
    const organisation = await anOrganisation();
    const server = await tlsInFrontOf(organisation.url, selfSigned('127.0.0.1'));
    const problem = await problemOf({}, `https://${server.host}/graphql/`);
    expect(problem?.code).toBe('ENDPOINT_UNTRUSTED');
    expect(problem?.hint).toContain('NODE_EXTRA_CA_CERTS');
    expect(problem?.message).not.toContain('proxy');
  });

  it('behind a proxy names that too', async () => {
    const organisation = await anOrganisation();
    const server = await tlsInFrontOf(organisation.url, selfSigned('pluvo.example'));
    const proxy = await aProxy(handingOnTo(server));
    const problem = await problemOf({ HTTPS_PROXY: proxy.host });
    expect(problem?.code).toBe('ENDPOINT_UNTRUSTED');
    expect(problem?.message).toContain(`through the proxy ${proxy.host}`);
    expect(problem?.hint).toContain('NODE_EXTRA_CA_CERTS');
  });

  it('no TLS at all at the other end is told as that', async () => {
    const { url } = await anOrganisation();
    const problem = await problemOf({}, url.replace('http://', 'https://'));
    expect(problem?.code).toBe('ENDPOINT_UNREACHABLE');
    expect(problem?.message).toMatch(/does not speak https/);
  });
});
