import { useState } from 'react';
import {
  postmortemHistory,
  postmortemRevision,
  restorePostmortemSection,
  type ProseShown,
} from '#contract/postmortem.ts';
import { useAnswer } from '../api/use-answer.ts';
import { useCommand } from '../api/use-command.ts';
import { Ago } from '../time/times.tsx';
import { ActionButton } from '../ui/action-button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { RefusalNote } from '../ui/refusal.tsx';
import { Shown } from '../ui/shown.tsx';
import { lastOfEachSitting } from './sittings.ts';
import { TextDiff } from './text-diff.tsx';
import styles from './postmortem.module.css';

interface HistoryProps {
  incidentId: string;
  part: ProseShown;
  onClose: () => void;
}

/** The versions of a part with what each changed, and a way to bring one back. */
export function SectionHistory({ incidentId, part, onClose }: HistoryProps) {
  const params = { id: incidentId, section: part.id };
  const answer = useAnswer(postmortemHistory, { params });
  const [chosen, setChosen] = useState<number | null>(null);
  return (
    <Dialog title={`History of “${part.title}”`} onClose={onClose}>
      <Shown answer={answer}>
        {({ versions }) => {
          const shown = lastOfEachSitting(versions);
          const version = chosen ?? shown[0]?.version ?? 0;
          const before = shown.find((one) => one.version < version)?.version ?? 0;
          if (shown.length === 0) return <p>Nobody has written this yet.</p>;
          return (
            <div className={styles.history}>
              <ul aria-label="Versions">
                {shown.map((one) => (
                  <li key={one.version}>
                    <button type="button" aria-pressed={one.version === version} onClick={() => setChosen(one.version)}>
                      <bdi>{one.by.name}</bdi>
                      <small>
                        Version {one.version}, <Ago at={one.at} />
                      </small>
                    </button>
                  </li>
                ))}
              </ul>
              <Version key={version} {...{ incidentId, part, version, before, onClose }} />
            </div>
          );
        }}
      </Shown>
    </Dialog>
  );
}

interface VersionProps extends HistoryProps {
  version: number;
  /** The version shown before it; 0 for none. */
  before: number;
}

function Version({ incidentId, part, version, before, onClose }: VersionProps) {
  const params = { id: incidentId, section: part.id };
  const now = useAnswer(postmortemRevision, { params, query: { version } });
  const then = useAnswer(postmortemRevision, { params, query: { version: before } }, { enabled: before > 0 });
  const restore = useCommand(restorePostmortemSection);
  if (before > 0 && then.data === undefined) return <Shown answer={then}>{() => null}</Shown>;
  return (
    <Shown answer={now}>
      {({ body }) => (
        <div className={styles.version}>
          <TextDiff from={then.data?.body ?? ''} to={body} label={`What version ${version} changed`} />
          {version < part.version && (
            <ActionButton
              variant="default"
              busy={restore.isPending}
              onClick={() =>
                restore.mutate({ params, body: { version, baseVersion: part.version } }, { onSuccess: onClose })
              }
            >
              Bring version {version} back
            </ActionButton>
          )}
          <RefusalNote error={restore.error} />
        </div>
      )}
    </Shown>
  );
}
