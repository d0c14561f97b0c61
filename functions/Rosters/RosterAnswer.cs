using SertiKesos.People;
using SertiKesos.Rosters.Checks;

namespace SertiKesos.Rosters;

internal static class RosterAnswer
{
    public static byte[] Write(RosterFile file, CheckedRoster check, SubmissionState state, RegisterChange? change) =>
        check.Outcome == state && change?.Roles.Count == -1 ? [] : file.Content.ToArray();
}
