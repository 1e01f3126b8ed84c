import { askedWait, waitAfter } from '../../src/plugins/off-the-wire/server/src/webhooks/backoff';
import { signedHeaders } from '../../src/plugins/off-the-wire/server/src/webhooks/signature';

describe('a signature', () => {
  const secret = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw';
  const [id, at, body] = ['msg_p5jXN8AQM9LWM0D4loKWxJek', 1_614_265_330_000, '{"test": 2432232314}'];

  test("is that of the scheme's published example", () => {
    expect(signedHeaders([secret], id, at, body)).toEqual({
      'webhook-id': id,
      'webhook-timestamp': '1614265330',
      'webhook-signature': 'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=',
    });
  });

  test('is another for another body, id, second or secret', () => {
    const of = (...given: Parameters<typeof signedHeaders>) => signedHeaders(...given)['webhook-signature'];
    const others = [
      of([secret], id, at, `${body} `),
      of([secret], `${id}x`, at, body),
      of([secret], id, at + 1000, body),
      of(['whsec_AAAQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw'], id, at, body),
    ];
    expect(new Set([...others, of([secret], id, at, body)]).size).toBe(5);
  });

  test('is one of each secret while one takes the place of another', () => {
    const both = signedHeaders([secret, 'whsec_AAAQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw'], id, at, body)['webhook-signature'];
    expect(both.split(' ')).toEqual([
      'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=',
      expect.stringMatching(/^v1,.{44}$/),
    ]);
  });
});

describe('the wait between two tries', () => {
  test('grows from seconds to hours, and never beyond six and a fifth', () => {
    const waits = [1, 2, 3, 4, 5, 6, 7, 8, 9, 100].map((failures) => waitAfter(failures, 0.5));
    expect(waits).toEqual([...waits].sort((one, other) => one - other));
    expect([waits[0], waits.at(-1)]).toEqual([5000, 6 * 3_600_000]);
  });

  test('is a fifth more or less by chance', () => {
    expect([waitAfter(1, 0), waitAfter(1, 1)]).toEqual([4000, 6000]);
  });

  test('is what the server asks for, up to an hour', () => {
    const now = Date.parse('2026-11-20T10:00:00Z');
    expect(askedWait('120', now)).toBe(120_000);
    expect(askedWait('999999', now)).toBe(3_600_000);
    expect(askedWait('Fri, 20 Nov 2026 10:00:30 GMT', now)).toBe(30_000);
    expect(
      [undefined, '', 'soon', '-5', '0', 'Fri, 20 Nov 2020 10:00:30 GMT'].map((text) => askedWait(text, now)),
    ).toEqual(Array(6).fill(undefined));
  });
});
