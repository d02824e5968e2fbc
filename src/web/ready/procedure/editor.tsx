import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { checkProcedure } from '#contract/procedure.ts';
import { call } from '../../api/call.ts';
import { useSpace } from '../../api/space.ts';
import { inSpace } from '../../api/use-answer.ts';
import { WordsField } from '../../ui/fields.tsx';
import { useDraft } from '../../ui/use-draft.ts';
import { useSettled } from '../../ui/use-settled.ts';
import { Faults } from './faults.tsx';
import { Publish } from './publish.tsx';
import { positionOf } from './position-of.ts';
import styles from './procedure.module.css';

interface EditorProps {
  based: { id: string; yaml: string };
}

/** The file with what is wrong with it, by line and column. */
export function Editor({ based }: EditorProps) {
  const [first] = useState(based);
  const [yaml, setYaml, clear] = useDraft(`procedure:${first.id}`, first.yaml);
  const field = useRef<HTMLTextAreaElement>(null);
  const settled = useSettled(yaml, 350);
  const space = useSpace();
  const check = useQuery({
    queryKey: ['checkProcedure', space, settled],
    queryFn: () => call(checkProcedure, inSpace(checkProcedure, space, { body: { yaml: settled } })),
    placeholderData: (before) => before,
  });
  const changed = yaml !== first.yaml;
  const goTo = (line: number, column: number) => {
    const at = positionOf(yaml, line, column);
    field.current?.focus();
    field.current?.setSelectionRange(at, at);
  };
  const discard = () => {
    clear();
    setYaml(first.yaml);
  };
  return (
    <div className={styles.split}>
      <WordsField
        ref={field}
        className={styles.editor ?? ''}
        label="Procedure as YAML"
        dir="ltr"
        spellCheck={false}
        autoCapitalize="off"
        minRows={24}
        maxRows={48}
        value={yaml}
        error={
          check.data?.ok === false
            ? `${check.data.faults.length} ${check.data.faults.length === 1 ? 'fault' : 'faults'}`
            : undefined
        }
        onChange={(event) => setYaml(event.currentTarget.value)}
      />
      <div className={styles.side}>
        <Faults
          check={check.data}
          error={check.error}
          stale={settled !== yaml || check.isPlaceholderData}
          goTo={goTo}
        />
        <Publish
          yaml={yaml}
          basedOn={first.id}
          ready={changed && settled === yaml && !check.isPlaceholderData && check.data?.ok === true}
          changed={changed}
          onPublished={clear}
        />
        {changed && <Button onClick={discard}>Discard my changes</Button>}
      </div>
    </div>
  );
}
