import type { Subject } from '../../../../shared/domain/finding.ts';
import { usePlaces } from '../../live/place.ts';
import { useSubjectName, useSubjectPlace } from '../../live/subject-place.ts';
import { Datum } from '../../ui/Datum.tsx';

/** The object by its name; a link where it is shown. */
export function SubjectLink({ subject }: { readonly subject: Subject }) {
  const { href } = usePlaces();
  const name = useSubjectName(subject);
  const place = useSubjectPlace(subject);
  if (place === null) return <Datum>{name}</Datum>;
  return (
    <a href={href(place)}>
      <Datum>{name}</Datum>
    </a>
  );
}
