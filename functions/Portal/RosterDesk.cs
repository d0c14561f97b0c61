using Microsoft.AspNetCore.Http;
using SertiKesos.Platform;
using SertiKesos.Regions;
using SertiKesos.Rosters.Findings;
using SertiKesos.Rosters.Submissions;

namespace SertiKesos.Portal;

/// <summary>Submissions as addresses and pages name them: found, and let through by a second person.</summary>
internal sealed class RosterDesk(SubmissionStore submissions, RosterReleases releases)
{
    private const int NameLength = 32;

    public async Task<Submission?> FindAsync(Region region, string said, CancellationToken cancel) =>
        said.Length == NameLength && said.All(char.IsAsciiHexDigitLower) ? await submissions.FindAsync(region.Code, said, cancel) : null;

    /// <summary>Releases a held roster.</summary>
    /// <returns>The refusal; null where it is released.</returns>
    public async Task<IResult?> ReleaseAsync(Region region, string said, AccessKey key, string? text, CancellationToken cancel)
    {
        if (text?.Trim() is not { Length: >= RosterReleases.MinReason and <= RosterReleases.MaxReason } reason)
        {
            return Problems.BadRequest(
                "reason-missing",
                $"Tulis alasan pelepasan (reason), {RosterReleases.MinReason} sampai {RosterReleases.MaxReason} huruf. Jangan menulis nama atau NIK.");
        }

        return await FindAsync(region, said, cancel) is not { } found ? Unknown()
            : await releases.ReleaseAsync(region.Code, found.Id, key.Actor, Masking.Text(reason), cancel) switch
            {
                ReleaseOutcome.Released => null,
                ReleaseOutcome.SamePerson => Problems.NotAllowed(
                    "Kiriman ini harus dilepas oleh orang kedua, bukan oleh pengirimnya. Minta rekan dengan kunci sendiri memeriksa dan melepasnya."),
                ReleaseOutcome.NotHeld => Problems.Conflict("not-held", "Kiriman ini tidak (lagi) ditahan. Lihat keadaannya lebih dahulu."),
                _ => Unknown(),
            };
    }

    public static IResult Unknown() =>
        Problems.NotFound("submission-unknown", "Kiriman tidak ditemukan pada wilayah ini. Lihat semua kiriman kantor itu, lalu pilih lagi.");
}
