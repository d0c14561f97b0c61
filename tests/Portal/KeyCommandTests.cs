using SertiKesos.Hosting.Commands;
using SertiKesos.Portal;
using SertiKesos.Regions;

namespace SertiKesos.Tests.Portal;

public sealed class KeyCommandTests
{
    [Theory]
    [InlineData("Office 32.77", "--role", "office", "--scope", "32.77")]
    [InlineData("Province 32", "--role", "province", "--scope", "32")]
    [InlineData("Ministry ", "--role", "ministry")]
    [InlineData("Operator ", "--role", "operator")]
    [InlineData(null)]
    [InlineData(null, "--role", "office")]
    [InlineData(null, "--role", "ministry", "--scope", "32")]
    [InlineData(null, "--role", "tamu", "--scope", "32.77")]
    public void Arguments_name_a_role_and_its_scope(string? expected, params string[] args)
    {
        var wanted = KeyCommand.Parse(args);

        Assert.Equal(expected, wanted is { } known ? $"{known.Role} {known.Scope}" : null);
    }

    [Theory]
    [InlineData("--role", "office", "--scope", "32")]
    [InlineData("--role", "province", "--scope", "32.77")]
    [InlineData("--peran", "kantor")]
    public async Task No_key_is_made_for_what_is_no_place(params string[] args)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();

        Assert.Equal(2, await KeyCommand.RunAsync(args, output, error, CancellationToken.None));

        Assert.Empty(output.ToString());
        Assert.NotEmpty(error.ToString());
    }

    [Theory]
    [InlineData("Office", "32.77", true, true)]
    [InlineData("Office", "32.17", false, true)]
    [InlineData("Province", "32", true, false)]
    [InlineData("Province", "33", false, false)]
    [InlineData("Ministry", "", true, false)]
    [InlineData("Operator", "", true, true)]
    public void Keys_see_and_submit_by_their_role(string role, string scope, bool sees, bool submits)
    {
        var key = new AccessKey(Enum.Parse<AccessRole>(role), scope, DateTimeOffset.MaxValue, Revoked: false);

        Assert.Equal((sees, submits), (key.MaySee(RegionCode.Parse("32.77")), key.MaySubmit));
    }
}
