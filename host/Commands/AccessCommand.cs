using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using SertiKesos.Portal;

namespace SertiKesos.Hosting.Commands;

/// <summary>
/// The verb <c>access</c>: makes a key and prints it, this once; lists the keys; revokes one. Whoever can run it has the
/// storage account, so it asks for no key itself.
/// </summary>
internal static class AccessCommand
{
    public static Command Create(Caller caller) => new("access", "Kunci akses untuk kantor, provinsi, BBPPKS, kementerian, dan operator.")
    {
        CreateKey(caller),
        BindAccount(caller),
        ListKeys(caller),
        RevokeKey(caller),
    };

    private static Command CreateKey(Caller caller)
    {
        var role = Words.Text("--role", string.Join('|', KeyIssue.Roles.Keys), "peran pemegang kunci", required: true)
            .Checked(KeyIssue.Roles.ContainsKey, text => $"Peran \"{text}\" tidak dikenal. Tulis --role {string.Join(", ", KeyIssue.Roles.Keys)}.");
        var scope = Words.Text("--scope", "WILAYAH", "wilayahnya: kode 32.77 untuk office, 32 untuk province, angka Romawi II untuk centre");
        var create = new Command("create", "membuat kunci dan menampilkannya sekali ini saja") { role, scope };
        create.Validators.Add(result =>
        {
            if (Role(result.GetResult(role)) is { } wanted && KeyIssue.Fault(wanted, Value(result.GetResult(scope)), "Pilihan --scope") is { } fault)
            {
                result.AddError(fault);
            }
        });
        create.SetAction((parsed, cancel) => ToolHost.RunAsync(
            services => CreateAsync(KeyIssue.Roles[parsed.GetRequiredValue(role)], parsed.GetValue(scope), services, caller, cancel), caller.Error, cancel));
        return create;
    }

    private static Command BindAccount(Caller caller)
    {
        var account = Words.Word("AKUN", "ID objek akun itu di Entra ID");
        var role = Words.Text("--role", string.Join('|', KeyIssue.Roles.Keys), "peran akun itu", required: true)
            .Checked(KeyIssue.Roles.ContainsKey, text => $"Peran \"{text}\" tidak dikenal. Tulis --role {string.Join(", ", KeyIssue.Roles.Keys)}.");
        var scope = Words.Text("--scope", "WILAYAH", "wilayahnya: kode 32.77 untuk office, 32 untuk province, angka Romawi II untuk centre");
        var bind = new Command("bind", "memberi akun Entra ID hak seperti sebuah kunci; hanya di Azure, di belakang halaman masuknya") { account, role, scope };
        bind.Validators.Add(result =>
        {
            if (Role(result.GetResult(role)) is { } wanted && KeyIssue.Fault(wanted, Value(result.GetResult(scope)), "Pilihan --scope") is { } fault)
            {
                result.AddError(fault);
            }
        });
        bind.SetAction((parsed, cancel) => ToolHost.RunAsync(
            services => BindAsync(parsed.GetRequiredValue(account), KeyIssue.Roles[parsed.GetRequiredValue(role)], parsed.GetValue(scope), services, caller, cancel),
            caller.Error,
            cancel));
        return bind;
    }

    private static async Task<int> BindAsync(
        string account, AccessRole role, string? scope, IServiceProvider services, Caller caller, CancellationToken cancel)
    {
        if (!Guid.TryParseExact(account, "D", out var id))
        {
            await caller.Error.WriteLineAsync("ID objek akun berbentuk 00000000-0000-0000-0000-000000000000; salin dari halaman akun itu di Entra ID.");
            return Usage.WrongUse;
        }

        if (await services.GetRequiredService<KeyIssue>().BindAsync(role, scope, id, KeyIssue.Machine, cancel) is not { } bound)
        {
            await caller.Error.WriteLineAsync(KeyIssue.Unknown(scope!));
            return Usage.WrongUse;
        }

        await caller.Output.WriteLineAsync($"Akun itu masuk sebagai {bound.Actor}. Cabut dengan access revoke {bound.Id}.");
        return Usage.Success;
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

    private static async Task<int> CreateAsync(AccessRole role, string? scope, IServiceProvider services, Caller caller, CancellationToken cancel)
    {
        if (await services.GetRequiredService<KeyIssue>().CreateAsync(role, scope, KeyIssue.Machine, cancel) is not { } issued)
        {
            await caller.Error.WriteLineAsync(KeyIssue.Unknown(scope!));
            return Usage.WrongUse;
        }

        await caller.Output.WriteLineAsync(issued.Secret);
        await caller.Error.WriteLineAsync("Kunci ini hanya tampil sekali dan berlaku satu tahun. Sampaikan kepada pemakainya melalui saluran yang aman.");
        return Usage.Success;
    }

    private static async Task<int> ListAsync(IServiceProvider services, Caller caller, CancellationToken cancel)
    {
        foreach (var key in await services.GetRequiredService<KeyIssue>().ListAsync(cancel))
        {
            await caller.Output.WriteLineAsync(string.Create(
                CultureInfo.InvariantCulture, $"{key.Actor}  {key.Scope,-5}  sampai {key.ExpiresAt:yyyy-MM-dd}{(key.Revoked ? "  dicabut" : "")}"));
        }

        return Usage.Success;
    }

    private static async Task<int> RevokeAsync(string id, IServiceProvider services, Caller caller, CancellationToken cancel)
    {
        if (!await services.GetRequiredService<KeyIssue>().RevokeAsync(id, KeyIssue.Machine, cancel))
        {
            await caller.Error.WriteLineAsync($"Tidak ada kunci {id}. Lihat semuanya dengan access list; pakai ke-12 hurufnya.");
            return Usage.Findings;
        }

        await caller.Output.WriteLineAsync($"Kunci {id} dicabut.");
        return Usage.Success;
    }

    private static string? Value(OptionResult? option) => option is { Tokens: [var token, ..] } ? token.Value : null;

    private static AccessRole? Role(OptionResult? option) =>
        Value(option) is { } text && KeyIssue.Roles.TryGetValue(text, out var role) ? role : null;
}
