import styles from './quiet.module.css';

/** Makes a button quiet: a word to press, without a box. Use with Mantine's variant `transparent`. */
export const quiet: string = styles.quiet ?? '';
