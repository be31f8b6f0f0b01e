using Ingot.Emulator.Faults;
using Ingot.Emulator.Rehearsals;

namespace Ingot.Emulator;

/// <summary>What an emulated Azure is started with.</summary>
public sealed record EmulatorOptions
{
    /// <summary>Folder that keeps the state between processes; null keeps nothing.</summary>
    public string? StateDirectory { get; init; }

    /// <summary>Port of the ARM endpoint on 127.0.0.1; 0 takes a free one.</summary>
    public int Port { get; init; }

    /// <summary>Port of the proxy on 127.0.0.1 that leads Azure's public host names here; 0 takes a free one.</summary>
    public int ProxyPort { get; init; }

    /// <summary>The first three octets of the seeded subnet. They must begin with 127, because guests listen there for real.</summary>
    public string GuestNetwork { get; init; } = "127.16.1";

    /// <summary>The one subscription there is.</summary>
    public string SubscriptionId { get; init; } = "11111111-2222-3333-4444-555555555555";

    /// <summary>True for the subscriptions that the application may use.</summary>
    internal bool Knows(string subscription) =>
        Rehearsal.Subscriptions.Append(SubscriptionId).Contains(subscription, StringComparer.OrdinalIgnoreCase);

    /// <summary>The one tenant there is.</summary>
    public string TenantId { get; init; } = "99999999-8888-7777-6666-555555555555";

    /// <summary>The one application that may sign in.</summary>
    public string ClientId { get; init; } = "aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee";

    /// <summary>The application's secret; kept in memory only.</summary>
    public required string ClientSecret { get; init; }

    /// <summary>Whose assertions the application may sign in with instead of its secret; none by default.</summary>
    public IReadOnlyList<FederatedCredential> FederatedCredentials { get; init; } = [];

    /// <summary>Certificates the application may sign in with instead of its secret, as PEM and without their private keys; none by default.</summary>
    public IReadOnlyList<string> ClientCertificates { get; init; } = [];

    /// <summary>The identities of the machine that clients run on; null: it has none, and there is no endpoint for them.</summary>
    public ManagedIdentities? ManagedIdentities { get; init; }

    /// <summary>How long an access token is accepted. Clients are told a second less, as Azure does.</summary>
    public TimeSpan TokenLifetime { get; init; } = TimeSpan.FromHours(1);

    /// <summary>
    /// How long clients are told that an access token lives, on their own clock; null: <see cref="TokenLifetime"/>. For clients whose
    /// clock is not <see cref="Time"/>: they are to renew a token while it is still accepted.
    /// </summary>
    public TimeSpan? AdvertisedTokenLifetime { get; init; }

    /// <summary>Names of the faults to inject; see <c>Faults/FaultScenarios</c>.</summary>
    public IReadOnlyList<string> Faults { get; init; } = [];

    /// <summary>
    /// True when guests refuse modules and programs that they have no model of. By default these are accepted once their arguments are
    /// checked, do nothing, and are reported (<see cref="EmulatorServer.NotModelled"/>).
    /// </summary>
    public bool Strict { get; init; }

    /// <summary>What goes wrong with which request.</summary>
    public IReadOnlyList<FaultRule> FaultRules { get; init; } = [];

    /// <summary>
    /// How much of the time that things take in Azure passes here: 0 skips it, and the clocks of machines run ahead instead; 1 waits all of it.
    /// </summary>
    public double Pace { get; init; }

    /// <summary>What the subscription is like; by default an empty one whose owner signs in.</summary>
    public RehearsalState Rehearsal { get; init; } = new();

    /// <summary>The clock that answers and the guests are dated with.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;
}
