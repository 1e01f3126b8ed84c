import type { Answer, Desk } from '../desk';

/** A person of the admin, as their browser would ask. */
export interface Person {
  ask(method: 'GET' | 'POST' | 'PUT' | 'DELETE', address: string, body?: object): Promise<Asked>;
}

export interface Asked {
  readonly status: number;
  readonly body: Answer;
}

interface Role {
  readonly id: number;
  readonly name: string;
  readonly description: string;
}

export const rolesOf = async (desk: Desk): Promise<readonly Role[]> =>
  (await desk.manage('GET', '/admin/roles')).data as Role[];

/** A new person with the roles of these names, logged in. */
export async function hire(desk: Desk, ...roleNames: readonly string[]): Promise<Person> {
  const roles = (await rolesOf(desk)).filter(({ name }) => roleNames.includes(name)).map(({ id }) => id);
  if (roles.length !== roleNames.length) throw new Error(`no such roles: ${roleNames}`);
  const email = `p${Math.random().toString(36).slice(2)}@newsroom.example`;
  const password = 'Headlines-2026';
  const person = { firstname: 'Pat', lastname: roleNames.join(' '), email, roles };
  const { data } = await desk.manage('POST', '/admin/users', person);
  const { registrationToken } = data as { registrationToken: string };
  const { firstname, lastname } = person;
  const answer = await fetch(`${desk.app.url}/admin/register`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ registrationToken, userInfo: { firstname, lastname, password } }),
  });
  const { token } = ((await answer.json()) as { data: { token: string } }).data;
  return {
    async ask(method, address, body) {
      const headers = { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' };
      const init = { method, headers, body: body && JSON.stringify(body) };
      const asked = await fetch(`${desk.app.url}${address}`, init);
      const text = await asked.text();
      return { status: asked.status, body: text === '' ? {} : (JSON.parse(text) as Answer) };
    },
  };
}
