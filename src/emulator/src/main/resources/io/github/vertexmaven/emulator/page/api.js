// Calls of the emulator: what the page reads (`look`), and the service's own REST API (`call`).

/** The emulator does not answer at all. */
export class Gone extends Error {}

/** It answers, and says no. */
export class Refused extends Error {
  constructor(status, message) {
    super(message);
    this.status = status;
  }
}

const send = async (path, options) => {
  let response;
  try {
    response = await fetch(path, { cache: 'no-store', redirect: 'error', ...options });
  } catch {
    throw new Gone('The emulator does not answer.');
  }
  if (response.status === 204) return null;
  const text = await response.text();
  let json;
  try {
    json = JSON.parse(text);
  } catch {
    throw new Refused(response.status, 'The emulator answered ' + response.status + '.');
  }
  if (!response.ok) throw new Refused(response.status, json.error?.message || 'It is refused.');
  return json;
};

/** The address of something that the page reads. */
export const address = (name, parameters = {}) => {
  const query = new URLSearchParams();
  Object.entries(parameters)
    .filter(([, value]) => value !== undefined && value !== null && value !== '')
    .forEach(([key, value]) => query.set(key, value));
  const text = query.toString();
  return '/page/data/' + name + (text ? '?' + text : '');
};

/** Data of the page; null when there is nothing new. */
export const look = (name, parameters) => send(address(name, parameters), {});

/** A call of the service. */
export const call = (method, path, body) =>
  send('/v1/' + path, {
    method,
    headers: { 'Content-Type': 'application/json', 'X-Vertexai-Page': '1' },
    body: body === undefined ? undefined : JSON.stringify(body),
  });

const parent = (job) => 'projects/' + job.project + '/locations/' + job.name.split('/')[3];

const freshId = (pipeline) => {
  const stamp = new Date().toISOString().replace(/[-:T]|\..*/g, '');
  const tail = Math.random().toString(36).slice(2, 6).padEnd(4, '0');
  const name = pipeline.replace(/^[^a-z]+/, '').slice(0, 100) || 'job';
  return name + '-' + stamp + '-' + tail;
};

export const cancelJob = (job) => call('POST', job.name + ':cancel', {});
export const deleteJob = (job) => call('DELETE', job.name);

const KEPT = ['pipelineSpec', 'runtimeConfig', 'labels', 'network', 'encryptionSpec', 'serviceAccount'];

/** A new job of the same spec, parameters and configuration; its key. */
export const runAgain = async (job) => {
  const old = await call('GET', job.name);
  const id = freshId(job.pipeline);
  const again = Object.fromEntries(KEPT.filter((key) => key in old).map((key) => [key, old[key]]));
  again.displayName = old.displayName === job.id ? id : old.displayName;
  const made = await call('POST', parent(job) + '/pipelineJobs?pipelineJobId=' + id, again);
  const [, project, , location] = made.name.split('/');
  return project + '.' + location + '.' + id;
};

export const pauseSchedule = (schedule) => call('POST', schedule.name + ':pause', {});
export const resumeSchedule = (schedule) => call('POST', schedule.name + ':resume', {});
export const deleteSchedule = (schedule) => call('DELETE', schedule.name);
