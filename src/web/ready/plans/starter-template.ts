/** A first `.twoam/revert.yaml` to copy; checked by its test as the desk would. */
export const STARTER_TEMPLATE = `revert: 1
services:
  your-service:
    owner: Your team
    data: none
    steps:
      - id: redeploy
        title: Redeploy {{service}} {{previousVersion}}
        manual: Redeploy {{previousVersion}} to {{environment}}.
    checks:
      - id: works
        title: It works again
        manual: Do what a customer does, and see that it works.
`;
