/** The files in which test runners say what became of each test. */
import {mkdirSync, readFileSync, rmSync} from 'node:fs';

/** Makes room for a report, so that no older one is taken for it. */
export function report(name) {
  const file = `${folder()}/${name}`;
  rmSync(file, {force: true});
  return file;
}

/** The folder of all reports, `REPORTS` or the usual one; made when it is missing. */
export function folder() {
  const reports = process.env.REPORTS ?? '.cache/reports';
  mkdirSync(reports, {recursive: true});
  return reports;
}

/** A report of JSON. A runner that broke down has written nothing: that counts as no tests. */
export function read(file) {
  const content = text(file);
  return content === '' ? {} : JSON.parse(content);
}

/** A report as it is; empty when there is none. */
export function text(file) {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}
