using Microsoft.AspNetCore.Http;
using SertiKesos.Platform;
using SertiKesos.Regions;

namespace SertiKesos.Portal;

/// <summary>Who may come to a region: the region and the key, or the problem that is answered instead.</summary>
internal readonly record struct Admission(IResult? Refusal, Region? Region, AccessKey? Key);

internal static class Admissions
{
    public static async Task<Admission> AdmitAsync(
        this AccessKeys keys, HttpRequest request, string region, Func<AccessKey, bool> may, CancellationToken cancel)
    {
        if (await keys.FindAsync(request.Headers.Authorization, cancel) is not { } key)
        {
            return new Admission(Problems.KeyMissing(), null, null);
        }

        if (!RegionCode.TryParse(region, out var code) || RegionCatalog.Find(code) is not { } known)
        {
            return new Admission(Problems.NotFound("region-unknown", "Kode wilayah tidak dikenal. Pakai kode Kemendagri seperti 32.77."), null, null);
        }

        return key.MaySee(code) && may(key)
            ? new Admission(null, known, key)
            : new Admission(
                Problems.NotAllowed("Kunci ini tidak berlaku untuk wilayah atau tindakan itu. Pakai kunci kantor wilayah tersebut, atau hubungi operator SertiKesos."),
                null,
                null);
    }
}
