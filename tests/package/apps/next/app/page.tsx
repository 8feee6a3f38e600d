import {Appeal} from './appeal';

export default function Page() {
  return (
    <article>
      <h1>The ferry keeps its winter timetable</h1>
      <Appeal>
        <a href="/support">Support our journalism</a>
      </Appeal>
    </article>
  );
}
