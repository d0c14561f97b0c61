using System.Globalization;
using Microsoft.Extensions.Options;
using SertiKesos.Platform.Limits;
using SertiKesos.Platform.Storage;
using SertiKesos.Portal;
using SertiKesos.Tests.Support;

namespace SertiKesos.Tests.Portal;

public sealed class AccessKeysTests(AzuriteFixture azurite) : IClassFixture<AzuriteFixture>, IAsyncLifetime, IDisposable
{
    private static readonly DateTimeOffset Now = DateTimeOffset.Parse("2026-11-26T03:00:00Z", CultureInfo.InvariantCulture);

    private readonly FakeTimeProvider _clock = new(Now);
    private readonly KeyRates _rates = new(Options.Create(new LimitOptions { RequestsPerMinute = 60 }));

    private StorageAccess Storage => StorageAccess.From(azurite.ConnectionString);

    private AccessKeys Keys => new(Storage, _rates, _clock);

    public Task InitializeAsync() => new StorageSetup(Storage).RunAsync(CancellationToken.None);

    public Task DisposeAsync() => Task.CompletedTask;

    public void Dispose() => _rates.Dispose();

    [Fact]
    public async Task A_key_is_found_by_its_hash_as_by_itself()
    {
        var key = await Keys.CreateAsync(AccessRole.Province, "91", CancellationToken.None);

        var found = await Keys.FindByHashAsync(AccessKeys.HashOf(key), CancellationToken.None);

        Assert.Equal(await Keys.FindAsync($"Bearer {key}", CancellationToken.None), found);
        Assert.Equal((AccessRole.Province, "91", Now, null), (found!.Role, found.Scope, found.CreatedAt!.Value, found.SessionsAfter));
    }

    [Fact]
    public async Task A_revoked_and_an_expired_key_are_not_found_by_their_hash()
    {
        var revoked = AccessKeys.HashOf(await Keys.CreateAsync(AccessRole.Province, "92", CancellationToken.None));
        var expired = AccessKeys.HashOf(await Keys.CreateAsync(AccessRole.Province, "92", CancellationToken.None));

        await Keys.RevokeAsync(revoked[..12], CancellationToken.None);
        Assert.Null(await Keys.FindByHashAsync(revoked, CancellationToken.None));

        _clock.Advance(TimeSpan.FromDays(365));
        Assert.Null(await Keys.FindByHashAsync(expired, CancellationToken.None));
    }

    [Theory]
    [InlineData("")]
    [InlineData("1a2b3c4d5e6f")]
    [InlineData("../../../../../../../../../../../../../../../../../../../../../..")]
    public async Task What_is_no_hash_finds_nothing(string text) => Assert.Null(await Keys.FindByHashAsync(text, CancellationToken.None));

    [Fact]
    public async Task Finding_by_the_hash_counts_as_asking()
    {
        var hash = AccessKeys.HashOf(await Keys.CreateAsync(AccessRole.Province, "93", CancellationToken.None));

        await Assert.ThrowsAsync<BusyException>(async () =>
        {
            for (var asked = 0; asked < 200; asked++)
            {
                await Keys.FindByHashAsync(hash, CancellationToken.None);
            }
        });
    }

    [Fact]
    public async Task Ended_sessions_leave_the_key_good_and_do_not_open_a_revoked_one()
    {
        var hash = AccessKeys.HashOf(await Keys.CreateAsync(AccessRole.Province, "94", CancellationToken.None));

        _clock.Advance(TimeSpan.FromHours(1));
        Assert.True(await Keys.EndSessionsAsync(hash[..12], CancellationToken.None));
        Assert.Equal(Now.AddHours(1), (await Keys.FindByHashAsync(hash, CancellationToken.None))!.SessionsAfter);

        await Keys.RevokeAsync(hash[..12], CancellationToken.None);
        await Keys.EndSessionsAsync(hash[..12], CancellationToken.None);
        Assert.Null(await Keys.FindByHashAsync(hash, CancellationToken.None));
        Assert.False(await Keys.EndSessionsAsync("000000000000", CancellationToken.None));
    }
}
