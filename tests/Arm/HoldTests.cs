using Ingot.Arm;
using Ingot.Arm.Identity;
using Ingot.Arm.Machines;
using Ingot.Recipes;
using Ingot.Tests.Emulator.Arm;
using Ingot.Tests.Recipes;

namespace Ingot.Tests.Arm;

/// <summary>One process at a time works on a build VM.</summary>
public sealed class HoldTests
{
    static CancellationToken Token => TestContext.Current.CancellationToken;

    public static TheoryData<string> Places => ["", "ingot-images"];

    [Theory]
    [MemberData(nameof(Places))]
    public async Task The_second_is_told_who_holds_it_and_the_first_keeps_it(string buildGroup)
    {
        await using var cloud = await Cloud.OpenAsync(buildGroup.Length == 0 ? null : buildGroup);
        var first = cloud.Hold("ann@host", 1, lives: true);
        var second = cloud.Hold("bob@host", 2, lives: true);

        await cloud.TakeAsync(first);
        var refusal = await Assert.ThrowsAsync<Fault>(() => cloud.TakeAsync(second));
        await first.ConfirmAsync(Token);

        Assert.Contains("in use by ann@host", refusal.Message, StringComparison.Ordinal);
        Assert.Equal(2, refusal.ExitCode);
    }

    [Theory]
    [MemberData(nameof(Places))]
    public async Task What_is_given_free_is_free(string buildGroup)
    {
        await using var cloud = await Cloud.OpenAsync(buildGroup.Length == 0 ? null : buildGroup);
        var first = cloud.Hold("ann@host", 1, lives: true);
        await cloud.TakeAsync(first);

        await first.ReleaseAsync(Token);
        await cloud.TakeAsync(cloud.Hold("bob@host", 2, lives: true));
    }

    [Fact]
    public async Task Of_two_that_claim_at_once_exactly_one_is_confirmed()
    {
        // At real speed: a claim has to be written within the time that it is left to settle.
        await using var cloud = await Cloud.OpenAsync(null, factor: 1);
        var both = Enumerable.Range(1, 2).Select(number => cloud.Hold($"user{number}@host", number, lives: true)).ToList();

        var results = await Task.WhenAll(both.Select(async hold => await Record.ExceptionAsync(() => cloud.TakeAsync(hold))));

        Assert.Single(results, result => result is null);
        Assert.Single(results, result => result is Fault { ExitCode: 2 });
    }

    [Fact]
    public async Task A_holder_of_this_machine_that_died_is_followed_at_once()
    {
        await using var cloud = await Cloud.OpenAsync(null);
        await cloud.TakeAsync(cloud.Hold("ann@host", 1, lives: null));
        var asked = 0;

        await cloud.Hold("bob@host", 2, lives: false).ClaimAsync(_ => asked++, Token);

        Assert.Equal(0, asked);
    }

    [Fact]
    public async Task A_silent_holder_of_another_machine_is_watched_and_then_followed_and_one_that_beats_is_not()
    {
        await using var cloud = await Cloud.OpenAsync(null);
        var first = cloud.Hold("ann@far", 1, lives: null);
        await cloud.TakeAsync(first);
        using var dies = CancellationTokenSource.CreateLinkedTokenSource(Token);
        var beating = first.BeatAsync(dies.Token);

        var refusal = await Assert.ThrowsAsync<Fault>(() => cloud.Hold("bob@host", 2, lives: null).ClaimAsync(_ => { }, Token));
        await dies.CancelAsync();
        Assert.Null(await beating);
        var watched = new List<Holder>();
        await cloud.Hold("eve@host", 3, lives: null).ClaimAsync(watched.Add, Token);

        Assert.Contains("ann@far", refusal.Message, StringComparison.Ordinal);
        Assert.Equal("ann@far", Assert.Single(watched).Who);
    }

    [Fact]
    public async Task A_holder_that_was_taken_for_dead_learns_it_at_its_next_beat()
    {
        await using var cloud = await Cloud.OpenAsync(null);
        var first = cloud.Hold("ann@host", 1, lives: null);
        await cloud.TakeAsync(first);
        await cloud.Hold("bob@host", 2, lives: false).ClaimAsync(_ => { }, Token);

        Assert.Equal("bob@host", (await first.BeatAsync(Token))?.Who);
    }

    /// <summary>An emulated Azure, the temporary group in it, and a hurried clock.</summary>
    sealed class Cloud(EmulatedAzure azure, ArmSession session, Recipe recipe, int factor) : IAsyncDisposable
    {
        // Fast enough for a test, slow enough for a request to take less than the claim has to stand.
        readonly FastTime time = new(factor);

        public static async Task<Cloud> OpenAsync(string? buildGroup, int factor = 5)
        {
            var azure = await EmulatedAzure.StartAsync();
            var account = new Account(azure.Options.SubscriptionId, azure.Options.TenantId, azure.Options.ClientId, EmulatedAzure.Secret);
            var session = await ArmSession.OpenAsync(azure.Server.Endpoint.ToString(), azure.Server.CaFile, account, BuildJob.None, Token);
            var recipe = Sample.Recipe with { BuildResourceGroup = buildGroup };
            if (buildGroup is null)
                await session.Subscription.GetResourceGroups().CreateOrUpdateAsync(Azure.WaitUntil.Completed, Names.BuildGroup(recipe), new(recipe.Location), Token);
            return new Cloud(azure, session, recipe, factor);
        }

        public Hold Hold(string who, int process, bool? lives) => new(
            session, recipe, new Holder(who, "machine", process, DateTimeOffset.FromUnixTimeSeconds(1), DateTimeOffset.UnixEpoch), _ => lives, time);

        public async Task TakeAsync(Hold hold)
        {
            await hold.ClaimAsync(_ => { }, Token);
            await hold.ConfirmAsync(Token);
        }

        public async ValueTask DisposeAsync()
        {
            session.Dispose();
            await azure.DisposeAsync();
        }
    }
}
