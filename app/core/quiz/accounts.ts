/** An account that wants to take part; `member` is who it was verified as, null before that. */
export interface QuizAccount<Id extends string> {
  account: Id;
  member: string | null;
  /** when it was verified, epoch ms; 0 before that */
  verifiedAt: number;
}

export type AccountRefusal<Id extends string> =
  | { kind: "not-verified"; account: Id }
  /** the member's other account takes part */
  | { kind: "second-account"; account: Id; member: string; takesPart: Id };

/**
 * [QZ18] Who takes part: one account for each verified member, the one verified first (of the same moment the lower id). All others
 * are refused, by id. Source: domain 9.2, abuse to expect (P).
 */
export function admittedAccounts<Id extends string>(
  accounts: readonly QuizAccount<Id>[],
): { admitted: { account: Id; member: string }[]; refused: AccountRefusal<Id>[] } {
  const sorted = [...accounts].sort((a, b) => a.verifiedAt - b.verifiedAt || (a.account < b.account ? -1 : 1));
  const first = new Map<string, Id>();
  for (const { account, member } of sorted) if (member !== null && !first.has(member)) first.set(member, account);
  const admitted = [...first].map(([member, account]) => ({ account, member }));
  const refused = sorted.flatMap(({ account, member }): AccountRefusal<Id>[] => {
    if (member === null) return [{ kind: "not-verified", account }];
    const takesPart = first.get(member) ?? account;
    return takesPart === account ? [] : [{ kind: "second-account", account, member, takesPart }];
  });
  const byAccount = (a: { account: Id }, b: { account: Id }) => (a.account < b.account ? -1 : 1);
  return { admitted: admitted.sort(byAccount), refused: refused.sort(byAccount) };
}
