/** The incident's own conversation: the desk's room first, chat platforms later. */
export interface IncidentChannel {
  name: string;
  /** Opens the conversation; answering the same `ref` for the same incident however often it is asked. */
  open(incident: { id: string; number: number; title: string }): Promise<{ ref: string }>;
}
