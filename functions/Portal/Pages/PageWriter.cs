using Microsoft.AspNetCore.Http;
using SertiKesos.Pages.Layout;
using SertiKesos.Platform;
using SertiKesos.Portal.Session;
using SertiKesos.Reference;
using SertiKesos.Regions;

namespace SertiKesos.Portal.Pages;

/// <summary>Puts a page into its frame: language, reader, navigation and the token of its forms.</summary>
internal sealed class PageWriter(Forms forms, RulesSource rules)
{
    /// <param name="title">In Indonesian and in English.</param>
    /// <param name="parameters">Of the page's component.</param>
    public async Task<IResult> ShowAsync<TPage>(
        HttpRequest request,
        AccessKey? key,
        (string Indonesian, string English) title,
        IReadOnlyDictionary<string, object?>? parameters,
        CancellationToken cancel,
        int status = StatusCodes.Status200OK,
        int? refresh = null)
    {
        var language = ReaderLanguage.Of(request);
        var reader = key is null ? null : Navigation.Of(key, await rules.RegionsAsync(cancel));
        var frame = new Frame(language, language.Say(title.Indonesian, title.English), AddressOf(request), reader, forms.TokenFor(request.HttpContext))
        {
            RefreshSeconds = refresh,
        };
        return PageAnswer.Of<TPage>(frame, parameters, status);
    }

    public static string AddressOf(HttpRequest request) => request.Path + request.QueryString;
}

/// <summary>Where a key may go on the pages.</summary>
internal static class Navigation
{
    public static Reader Of(AccessKey key, RegionCatalog regions) => new(NameOf(key, regions), [.. DestinationsOf(key)]);

    /// <summary>The first page of a key.</summary>
    public static string HomeOf(AccessKey key) => DestinationsOf(key).First().Address;

    private static IEnumerable<Destination> DestinationsOf(AccessKey key)
    {
        switch (key.Role)
        {
            case AccessRole.Office:
                var office = $"{Frame.Root}/offices/{key.Scope}";
                yield return new Destination(office, "Beranda", "Home");
                yield return new Destination(office + "/rosters", "Kiriman", "Submissions");
                yield return new Destination(office + "/people", "Orang", "People");
                yield return new Destination(office + "/tasks", "Tugas", "Tasks");
                break;
            case AccessRole.Province:
                yield return new Destination($"{Frame.Root}/provinces/{key.Scope}", "Provinsi", "Province");
                break;
            case AccessRole.Centre:
                yield return new Destination($"{Frame.Root}/centres/{key.Scope}", "BBPPKS", "BBPPKS");
                break;
            case AccessRole.Operator:
                yield return new Destination($"{Frame.Root}/operator", "Operator", "Operator");
                yield return new Destination($"{Frame.Root}/nation", "Indonesia", "Indonesia");
                break;
            default:
                yield return new Destination($"{Frame.Root}/nation", "Indonesia", "Indonesia");
                break;
        }

        if (key.Role != AccessRole.Office)
        {
            yield return new Destination($"{Frame.Root}/board", "Kelengkapan", "Completeness");
        }

        yield return new Destination($"{Frame.Root}/issues", "Terbitan", "Issues");
        yield return new Destination($"{Frame.Root}/statements", "Pernyataan", "Statements");
    }

    private static string NameOf(AccessKey key, RegionCatalog regions) => key.Role switch
    {
        AccessRole.Office => RegionCode.TryParse(key.Scope, out var code) && regions.Find(code) is { } region ? $"Dinas Sosial {region.Name}" : key.Scope,
        AccessRole.Province => $"Dinas Sosial Provinsi {regions.Provinces.FirstOrDefault(province => province.Code == key.Scope)?.Name ?? key.Scope}",
        AccessRole.Centre => $"BBPPKS Regional {key.Scope}",
        AccessRole.Ministry => "Kementerian Sosial",
        _ => "Operator SertiKesos",
    };
}
