using Azure.Core;
using Azure.ResourceManager.Resources;
using Ingot.Arm;
using Ingot.Arm.Identity;
using Ingot.Arm.Machines;
using Ingot.Emulator.Faults;
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

        Assert.Contains("in use by bob@host", (await first.BeatAsync(Token))?.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_marker_that_somebody_deleted_is_made_again_by_the_next_sign_of_life()
    {
        await using var cloud = await Cloud.OpenAsync("ingot-images");
        var first = cloud.Hold("ann@host", 1, lives: true);
        await cloud.TakeAsync(first);
        await cloud.DeleteMarkerAsync();

        await first.ProlongAsync(Token);
        var refusal = await Assert.ThrowsAsync<Fault>(() => cloud.TakeAsync(cloud.Hold("bob@host", 2, lives: true)));

        Assert.Equal(Ingot.Arm.Machines.Hold.HeldCode, refusal.Code);
    }

    [Fact]
    public async Task A_marker_that_was_given_free_stays_away()
    {
        await using var cloud = await Cloud.OpenAsync("ingot-images");
        var first = cloud.Hold("ann@host", 1, lives: true);
        await cloud.TakeAsync(first);

        await first.ReleaseAsync(Token);

        Assert.Empty(cloud.Tags());
    }

    [Theory]
    [MemberData(nameof(Places))]
    public async Task Nobody_there_after_a_long_sleep_is_a_hold_that_was_lost(string buildGroup)
    {
        await using var cloud = await Cloud.OpenAsync(buildGroup.Length == 0 ? null : buildGroup);
        var first = cloud.Hold("ann@host", 1, lives: true);
        await cloud.TakeAsync(first);
        cloud.Sleep(TimeSpan.FromHours(1));
        var other = cloud.Hold("bob@host", 2, lives: false);
        await cloud.TakeAsync(other);
        await other.ReleaseAsync(Token);

        var lost = await Assert.ThrowsAsync<Fault>(() => first.ConfirmAsync(Token));

        Assert.Equal(Ingot.Arm.Machines.Hold.HeldCode, lost.Code);
        Assert.Contains("is not held by this run any more", lost.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("ingot-holder", cloud.Tags());
    }

    [Theory]
    [MemberData(nameof(Places))]
    public async Task Whoever_takes_over_and_lives_makes_it_last_from_then_on(string buildGroup)
    {
        await using var cloud = await Cloud.OpenAsync(buildGroup.Length == 0 ? null : buildGroup);
        await cloud.TakeAsync(cloud.Hold("ann@host", 1, lives: null));
        var old = cloud.Expires;
        cloud.Sleep(TimeSpan.FromHours(2));

        var second = cloud.Hold("bob@host", 2, lives: false, since: 86400);
        await cloud.TakeAsync(second);
        var taken = cloud.Expires;
        cloud.Sleep(TimeSpan.FromMinutes(1));
        await second.ProlongAsync(Token);

        Assert.True(taken - old >= TimeSpan.FromHours(2), $"{old:u} became {taken:u}");
        Assert.True(cloud.Expires - taken >= TimeSpan.FromMinutes(1), $"{taken:u} became {cloud.Expires:u}");
        Assert.Equal(buildGroup.Length == 0 ? "20260102-030405" : "19700102-000000", cloud.Tags()["ingot-run"]);
    }

    [Fact]
    public async Task A_security_group_of_somebody_else_is_neither_tagged_nor_deleted()
    {
        await using var cloud = await Cloud.OpenAsync("ingot-images");
        await cloud.PutMarkerAsync(new() { ["team"] = "net" });
        var hold = cloud.Hold("ann@host", 1, lives: true);

        var refusal = await Assert.ThrowsAsync<Fault>(() => cloud.TakeAsync(hold));
        await hold.ReleaseAsync(Token);

        Assert.Equal("MarkerNotOurs", refusal.Code);
        Assert.Equal(2, refusal.ExitCode);
        Assert.Equal("team", Assert.Single(cloud.Tags()).Key);
    }

    [Fact]
    public async Task A_claim_settles_from_when_it_was_written()
    {
        await using var cloud = await Cloud.OpenAsync("ingot-images", factor: 1, "PUT networkSecurityGroups#1=slow:3");
        var hold = cloud.Hold("ann@host", 1, lives: true);
        await hold.ClaimAsync(_ => { }, Token);
        var written = TimeProvider.System.GetTimestamp();

        await hold.ConfirmAsync(Token);

        Assert.True(TimeProvider.System.GetElapsedTime(written) > TimeSpan.FromSeconds(1.5));
    }

    /// <summary>An emulated Azure, the temporary group in it, and a hurried clock.</summary>
    sealed class Cloud(EmulatedAzure azure, ArmSession session, Recipe recipe, int factor) : IAsyncDisposable
    {
        // Fast enough for a test, slow enough for a request to take less than the claim has to stand.
        readonly FastTime time = new(factor);

        public static async Task<Cloud> OpenAsync(string? buildGroup, int factor = 5, params string[] faults)
        {
            var azure = await EmulatedAzure.StartAsync(EmulatedAzure.NewOptions() with { FaultRules = [.. faults.Select(text => FaultRule.Parse(text)!)] });
            var account = new Account(azure.Options.SubscriptionId, azure.Options.TenantId, azure.Options.ClientId, EmulatedAzure.Secret);
            var session = await ArmSession.OpenAsync(azure.Server.Endpoint.ToString(), azure.Server.CaFile, account, BuildJob.None, Token);
            var recipe = Sample.Recipe with { BuildResourceGroup = buildGroup };
            var group = new ResourceGroupData(recipe.Location) { Tags = { [TagNames.Image] = recipe.ImageName, [TagNames.Run] = "20260102-030405" } };
            if (buildGroup is null)
                await session.Subscription.GetResourceGroups().CreateOrUpdateAsync(Azure.WaitUntil.Completed, Names.BuildGroup(recipe), group, Token);
            return new Cloud(azure, session, recipe, factor);
        }

        ResourceIdentifier Place => recipe.BuildResourceGroup is null
            ? session.GroupId(Names.BuildGroup(recipe))
            : session.Id(recipe.BuildResourceGroup, "Microsoft.Network/networkSecurityGroups", Names.HoldMarker(recipe));

        public DateTimeOffset Expires => LedgerEntry.Read(Tags()).Expires;

        public Hold Hold(string who, int process, bool? lives, int since = 1) => new(
            session, recipe, new Holder(who, "machine", process, DateTimeOffset.FromUnixTimeSeconds(since), DateTimeOffset.UnixEpoch), _ => lives, time);

        public void Sleep(TimeSpan span) => time.Slept += span;

        public Dictionary<string, string> Tags() =>
            azure.Server.FindResource(Place.ToString())?["tags"]?.AsObject().ToDictionary(tag => tag.Key, tag => tag.Value!.GetValue<string>()) ?? [];

        public Task DeleteMarkerAsync() => session.Client.GetGenericResource(Place).DeleteAsync(Azure.WaitUntil.Completed, Token);

        public Task PutMarkerAsync(Dictionary<string, string> tags)
        {
            var marker = new GenericResourceData(recipe.Location) { Properties = BinaryData.FromString("{}") };
            foreach (var (name, value) in tags)
                marker.Tags.Add(name, value);
            return session.Client.GetGenericResources().CreateOrUpdateAsync(Azure.WaitUntil.Completed, Place, marker, Token);
        }

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
