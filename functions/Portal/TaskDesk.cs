using Microsoft.AspNetCore.Http;
using SertiKesos.People;
using SertiKesos.Platform;
using SertiKesos.Reference;
using SertiKesos.Regions;
using SertiKesos.Registers;

namespace SertiKesos.Portal;

/// <summary>What an office answers, in the words of addresses and forms. Null where the words say nothing.</summary>
internal sealed class TaskDesk(OfficeActs acts, RulesSource rules)
{
    public async Task<ActOutcome?> ExplainAsync(Region region, AccessKey key, string? person, string? role, string? reason, CancellationToken cancel) =>
        person is not null && RoleCatalog.Find(role ?? "") is { } known && MusterReasons.Find(reason) is { } why
            ? await acts.ExplainAsync(region, person, known.Role, why, key.Actor, cancel)
            : null;

    public async Task<ActOutcome?> DecideAsync(Region region, AccessKey key, string review, bool? takeOver, CancellationToken cancel) =>
        takeOver is { } decision ? await acts.DecideAsync(region, review, decision, key.Actor, cancel) : null;

    public async Task<ActOutcome?> SettleAsync(Region region, AccessKey key, string? person, string? other, string? answer, CancellationToken cancel)
    {
        if (person is null || !RegionCode.TryParse(other, out var code) || code == region.Code
            || (await rules.RegionsAsync(cancel)).Find(code) is not { } elsewhere)
        {
            return null;
        }

        return answer switch
        {
            "both" => await acts.ConfirmDoubleAsync(region, person, code, key.Actor, cancel),
            "moved-there" => await acts.MoveAsync(region, person, region, elsewhere, key.Actor, cancel),
            "moved-here" => await acts.MoveAsync(region, person, elsewhere, region, key.Actor, cancel),
            _ => null,
        };
    }

    /// <summary>Why an act was not done; null where it was.</summary>
    public static IResult? RefusalOf(ActOutcome outcome) => outcome switch
    {
        ActOutcome.Done => null,
        ActOutcome.NotYours => Problems.NotAllowed("Orang ini masih tercatat bertugas di wilayah lain itu. Minta kantor di sana menyatakan kepindahannya lebih dahulu."),
        _ => Problems.NotFound("person-unknown", "Orang, alasan, atau tinjauan itu tidak (lagi) ada pada wilayah ini. Lihat sekali lagi apa yang terbuka."),
    };
}
