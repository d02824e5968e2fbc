interface Repository {
  full_name: string;
  html_url?: string | null | undefined;
}

/** What every change of a repository carries; `key` begins the keys of its changes, on whatever host it lies. */
export function repositoryWords({ full_name: repository, html_url: link }: Repository): {
  repository: string;
  hints: string[];
  link: string | null;
  key: string;
} {
  const host = URL.canParse(link ?? '') ? new URL(link ?? '').host : 'github.com';
  return { repository, hints: [repository.split('/').at(-1) ?? ''], link: link ?? null, key: `${host} ${repository}` };
}
