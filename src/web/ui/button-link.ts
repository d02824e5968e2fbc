import styles from './button-link.module.css';

/** Makes a link look like a button of the desk; `data-primary` makes it the one thing to press. */
export const buttonLink: string = styles.button ?? '';
