using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using SertiKesos.Portal.Session;

namespace SertiKesos.Tests.Portal;

/// <summary>The header of the platform counts where the platform's sign-in is on, and nowhere else.</summary>
public sealed class PlatformIdentityTests
{
    private const string Account = "0d5d7c5e-52a1-4c3e-9d2f-1f2e3d4c5b6a";

    [Theory]
    [InlineData("True", "aad", Account, true)]
    [InlineData("true", "aad", Account, true)]
    [InlineData("False", "aad", Account, false)]
    [InlineData(null, "aad", Account, false)]
    [InlineData("1", "aad", Account, false)]
    [InlineData("True", "google", Account, false)]
    [InlineData("True", null, Account, false)]
    [InlineData("True", "aad", "0d5d7c5e52a14c3e9d2f1f2e3d4c5b6a", false)]
    [InlineData("True", "aad", "' or 1 eq 1", false)]
    [InlineData("True", "aad", null, false)]
    public void An_account_is_believed_only_of_the_platform(string? on, string? provider, string? id, bool believed)
    {
        var settings = new ConfigurationBuilder().AddInMemoryCollection([KeyValuePair.Create(PlatformIdentity.Switch, on)]).Build();
        var request = new DefaultHttpContext().Request;
        if (provider is not null)
        {
            request.Headers[PlatformIdentity.ProviderHeader] = provider;
        }

        if (id is not null)
        {
            request.Headers[PlatformIdentity.IdHeader] = id;
        }

        Assert.Equal(believed ? Guid.Parse(Account) : null, new PlatformIdentity(settings).Of(request));
    }

    [Fact]
    public void Two_accounts_in_one_header_are_none()
    {
        var settings = new ConfigurationBuilder().AddInMemoryCollection([KeyValuePair.Create(PlatformIdentity.Switch, (string?)"True")]).Build();
        var request = new DefaultHttpContext().Request;
        request.Headers[PlatformIdentity.ProviderHeader] = "aad";
        request.Headers[PlatformIdentity.IdHeader] = new[] { Account, Account };

        Assert.Null(new PlatformIdentity(settings).Of(request));
    }
}
