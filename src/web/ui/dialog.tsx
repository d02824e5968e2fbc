import { Modal } from '@mantine/core';
import '@mantine/core/styles/ModalBase.css';
import '@mantine/core/styles/Modal.css';
import '@mantine/core/styles/Overlay.css';
import '@mantine/core/styles/Paper.css';
import '@mantine/core/styles/CloseButton.css';
import { useEffect, useState } from 'react';
import type { ReactNode } from 'react';

/** A dialog over the page; it gives the focus back where it was. */
export function Dialog({ title, onClose, children }: { title: string; onClose: () => void; children: ReactNode }) {
  useFocusBack();
  return (
    <Modal
      opened
      returnFocus={false}
      onClose={onClose}
      title={title}
      size="lg"
      centered
      transitionProps={{ duration: 0 }}
      closeButtonProps={{ 'aria-label': 'Close', size: 44 }}
      styles={{
        title: { fontSize: 'var(--heading)', fontWeight: 620 },
        content: { background: 'var(--panel)', border: '1px solid var(--line)' },
        header: { background: 'var(--panel)' },
      }}
    >
      {children}
    </Modal>
  );
}

/** A dialog that leaves the page at once cannot give the focus back by itself. */
function useFocusBack() {
  const [before] = useState(() => document.activeElement);
  useEffect(
    () => () => {
      if (before instanceof HTMLElement && before.isConnected) requestAnimationFrame(() => before.focus());
    },
    [before],
  );
}
