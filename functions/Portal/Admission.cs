using System.Diagnostics.CodeAnalysis;
using Microsoft.AspNetCore.Http;
using SertiKesos.Platform;
using SertiKesos.Portal.Session;
using SertiKesos.Reference;
using SertiKesos.Regions;

namespace SertiKesos.Portal;

/// <summary>Whether somebody may come to a region: the region and the key, or the problem that is answered instead.</summary>
internal abstract record Admission
{
    private Admission()
    {
    }

    /// <summary>Whether it is a refusal, with what is needed in either case.</summary>
    public abstract bool Refuses(
        [NotNullWhen(true)] out IResult? refusal, [NotNullWhen(false)] out Region? region, [NotNullWhen(false)] out AccessKey? key);

    internal sealed record Granted(Region Region, AccessKey Key) : Admission
    {
        public override bool Refuses(
            [NotNullWhen(true)] out IResult? refusal, [NotNullWhen(false)] out Region? region, [NotNullWhen(false)] out AccessKey? key)
        {
            (refusal, region, key) = (null, Region, Key);
            return false;
        }
    }

    internal sealed record Refused(IResult Answer) : Admission
    {
        public override bool Refuses(
            [NotNullWhen(true)] out IResult? refusal, [NotNullWhen(false)] out Region? region, [NotNullWhen(false)] out AccessKey? key)
        {
            (refusal, region, key) = (Answer, null, null);
            return true;
        }
    }
}

/// <summary>Says who may come to a region that is named in the address.</summary>
internal sealed class Admissions(Callers callers, RulesSource rules, ReadingLog reading)
{
    public async Task<Admission> AdmitAsync(
        HttpRequest request, string region, Func<AccessKey, bool> may, CancellationToken cancel)
    {
        if (await callers.FindAsync(request, cancel) is not { } key)
        {
            return new Admission.Refused(Problems.KeyMissing());
        }

        if (!RegionCode.TryParse(region, out var code) || (await rules.RegionsAsync(cancel)).Find(code) is not { } known)
        {
            return new Admission.Refused(Problems.NotFound("region-unknown", "Kode wilayah tidak dikenal. Pakai kode Kemendagri seperti 32.77."));
        }

        return key.MaySee(code) && may(key)
            ? new Admission.Granted(known, key)
            : new Admission.Refused(
                Problems.NotAllowed("Kunci ini tidak berlaku untuk wilayah atau tindakan itu. Pakai kunci kantor wilayah tersebut, atau hubungi operator SertiKesos."));
    }

    /// <summary>Lets in whose key may come, whatever the region: the key, or the refusal in its place.</summary>
    /// <param name="otherwise">What somebody is told whose key may not.</param>
    public async Task<(AccessKey? Key, IResult Refusal)> AdmitAsync(HttpRequest request, Func<AccessKey, bool> may, string otherwise, CancellationToken cancel) =>
        await callers.FindAsync(request, cancel) is not { } key ? (null, Problems.KeyMissing())
        : may(key) ? (key, Results.Empty)
        : (null, Problems.NotAllowed(otherwise));

    public Task<(AccessKey? Key, IResult Refusal)> AdmitOperatorAsync(HttpRequest request, CancellationToken cancel) =>
        AdmitAsync(request, key => key.Role == AccessRole.Operator, "Alamat ini hanya untuk operator SertiKesos. Hubungi operator.", cancel);

    /// <summary>
    /// Lets somebody read people of a region. Who reads, and why where it is not the own office, is on record before the
    /// answer is given.
    /// </summary>
    /// <param name="what">The list that is read, such as <c>people</c> or <c>receipt</c>.</param>
    public async Task<Admission> AdmitReaderAsync(HttpRequest request, string region, string what, CancellationToken cancel)
    {
        var admission = await AdmitAsync(request, region, key => key.MayReadPeople, cancel);
        if (admission is not Admission.Granted(var known, var key))
        {
            return admission;
        }

        var reason = key.MustSayWhy ? ReadingReason.Of(request) : null;
        if (key.MustSayWhy && reason is null)
        {
            return new Admission.Refused(Problems.ReasonNeeded(
                "Data orang adalah milik kantor wilayahnya. Bila memang perlu, sebutkan alasannya pada header " +
                $"{ReadingReason.Header} ({string.Join(", ", ReadingReason.Words.Keys)}) dan nomor suratnya pada {ReadingReason.LetterHeader}; " +
                "kantor wilayah melihat siapa yang membaca dan mengapa."));
        }

        await reading.RecordAsync(key, known.Code, what, reason, cancel);
        return admission;
    }
}
