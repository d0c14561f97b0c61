using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using SertiKesos.Platform.Audit;
using SertiKesos.Portal;
using SertiKesos.Reference;
using SertiKesos.Regions;

namespace SertiKesos.Hosting.Commands;

/// <summary>
/// The verb <c>access</c>: makes a key and prints it, this once; lists the keys; revokes one. Whoever can run it has the
/// storage account, so it asks for no key itself.
/// </summary>
internal static class AccessCommand
{
    private static readonly Dictionary<string, AccessRole> Roles = new(StringComparer.Ordinal)
    {
        ["office"] = AccessRole.Office,
        ["province"] = AccessRole.Province,
        ["centre"] = AccessRole.Centre,
        ["ministry"] = AccessRole.Ministry,
        ["operator"] = AccessRole.Operator,
    };

    public static Command Create(Caller caller) => new("access", "Kunci akses untuk kantor, provinsi, BBPPKS, kementerian, dan operator.")
    {
        CreateKey(caller),
        ListKeys(caller),
        RevokeKey(caller),
    };

    private static Command CreateKey(Caller caller)
    {
        var role = Words.Text("--role", string.Join('|', Roles.Keys), "peran pemegang kunci", required: true)
            .Checked(Roles.ContainsKey, text => $"Peran \"{text}\" tidak dikenal. Tulis --role {string.Join(", ", Roles.Keys)}.");
        var scope = Words.Text("--scope", "WILAYAH", "wilayahnya: kode 32.77 untuk office, 32 untuk province, angka Romawi II untuk centre");
        var create = new Command("create", "membuat kunci dan menampilkannya sekali ini saja") { role, scope };
        create.Validators.Add(result =>
        {
            if (Role(result.GetResult(role)) is { } wanted && Fault(wanted, Value(result.GetResult(scope))) is { } fault)
            {
                result.AddError(fault);
            }
        });
        create.SetAction((parsed, cancel) => ToolHost.RunAsync(
            services => CreateAsync(Roles[parsed.GetRequiredValue(role)], parsed.GetValue(scope) ?? "", services, caller, cancel), caller.Error, cancel));
        return create;
    }

    private static Command ListKeys(Caller caller)
    {
        var list = new Command("list", "menampilkan semua kunci tanpa rahasianya");
        list.SetAction((_, cancel) => ToolHost.RunAsync(services => ListAsync(services, caller, cancel), caller.Error, cancel));
        return list;
    }

    private static Command RevokeKey(Caller caller)
    {
        var id = Words.Word("ID", "12 huruf kunci itu, seperti pada access list");
        var revoke = new Command("revoke", "mencabut satu kunci; sejak itu ia tidak membuka apa pun") { id };
        revoke.SetAction((parsed, cancel) => ToolHost.RunAsync(
            services => RevokeAsync(parsed.GetRequiredValue(id), services, caller, cancel), caller.Error, cancel));
        return revoke;
    }

    private static async Task<int> CreateAsync(AccessRole role, string scope, IServiceProvider services, Caller caller, CancellationToken cancel)
    {
        if (!Exists(role, scope, await services.GetRequiredService<RulesSource>().RegionsAsync(cancel)))
        {
            await caller.Error.WriteLineAsync(Unknown(scope));
            return Usage.WrongUse;
        }

        var keys = services.GetRequiredService<AccessKeys>();
        var key = await keys.CreateAsync(role, scope, cancel);
        await RecordAsync(services, "key.created", (await keys.FindAsync($"Bearer {key}", cancel))!.Id, cancel);
        await caller.Output.WriteLineAsync(key);
        await caller.Error.WriteLineAsync("Kunci ini hanya tampil sekali dan berlaku satu tahun. Sampaikan kepada pemakainya melalui saluran yang aman.");
        return Usage.Success;
    }

    private static async Task<int> ListAsync(IServiceProvider services, Caller caller, CancellationToken cancel)
    {
        foreach (var key in await services.GetRequiredService<AccessKeys>().ListAsync(cancel))
        {
            await caller.Output.WriteLineAsync(string.Create(
                CultureInfo.InvariantCulture, $"{key.Actor}  {key.Scope,-5}  sampai {key.ExpiresAt:yyyy-MM-dd}{(key.Revoked ? "  dicabut" : "")}"));
        }

        return Usage.Success;
    }

    private static async Task<int> RevokeAsync(string id, IServiceProvider services, Caller caller, CancellationToken cancel)
    {
        if (!await services.GetRequiredService<AccessKeys>().RevokeAsync(id, cancel))
        {
            await caller.Error.WriteLineAsync($"Tidak ada kunci {id}. Lihat semuanya dengan access list; pakai ke-12 hurufnya.");
            return Usage.Findings;
        }

        await RecordAsync(services, "key.revoked", id, cancel);
        await caller.Output.WriteLineAsync($"Kunci {id} dicabut.");
        return Usage.Success;
    }

    private static Task<long> RecordAsync(IServiceProvider services, string action, string id, CancellationToken cancel) =>
        services.GetRequiredService<AuditLog>().AppendAsync(
            AuditScope.National, new AuditEntry($"{action}-{id}", "system:key", action, id, new Dictionary<string, string>()), cancel);

    private static string? Value(OptionResult? option) => option is { Tokens: [var token, ..] } ? token.Value : null;

    private static AccessRole? Role(OptionResult? option) =>
        Value(option) is { } text && Roles.TryGetValue(text, out var role) ? role : null;

    /// <summary>What can be told before any storage is opened: a wrong word must not start anything.</summary>
    private static string? Fault(AccessRole role, string? scope) => role switch
    {
        AccessRole.Ministry or AccessRole.Operator => scope is null ? null : "Pilihan --scope hanya untuk office, province, dan centre.",
        _ when scope is null => "Pilihan --scope memerlukan wilayahnya: --scope 32.77 untuk office, 32 untuk province, II untuk centre.",
        AccessRole.Office => RegionCode.TryParse(scope, out _) ? null : Unknown(scope),
        AccessRole.Province => scope is [>= '0' and <= '9', >= '0' and <= '9'] ? null : Unknown(scope),
        _ => null,
    };

    private static string Unknown(string scope) =>
        $"Wilayah \"{scope}\" tidak dikenal. Kantor memakai kode seperti 32.77, provinsi kode seperti 32, BBPPKS angka Romawi seperti II.";

    /// <summary>Whether it is in the list of now, that of a stored table included.</summary>
    private static bool Exists(AccessRole role, string scope, RegionCatalog regions) => role switch
    {
        AccessRole.Office => RegionCode.TryParse(scope, out var code) && regions.Find(code) is not null,
        AccessRole.Province => regions.Provinces.Any(province => province.Code == scope),
        AccessRole.Centre => regions.All.Any(region => region.Bbppks == scope),
        _ => true,
    };
}
