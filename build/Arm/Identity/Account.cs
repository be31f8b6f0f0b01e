namespace Ingot.Arm.Identity;

/// <summary>Who signs in, and where.</summary>
/// <param name="SubscriptionId">The subscription that pays.</param>
/// <param name="TenantId">Tenant of the application; null: the one of the signed-in user.</param>
/// <param name="ClientId">The application, or the user-assigned identity of the machine; null: neither is said.</param>
/// <param name="ClientSecret">Its secret; null: sign-in without a stored secret.</param>
public sealed record Account(string SubscriptionId, string? TenantId, string? ClientId, string? ClientSecret)
{
    /// <summary>PEM or PFX file with the application's certificate and its private key; null: none.</summary>
    public string? ClientCertificateFile { get; init; }

    /// <summary>Password of that file; null: it has none.</summary>
    public string? ClientCertificatePassword { get; init; }

    /// <summary>File in which the platform keeps a fresh assertion about this workload; null: none.</summary>
    public string? FederatedTokenFile { get; init; }

    /// <summary>The one way to use; Auto: the first that has a basis.</summary>
    public SignInWay Way { get; init; }

    /// <summary>Without the secrets, so that no log can show them.</summary>
    public override string ToString() => $"{SubscriptionId} as {ClientId ?? "signed-in user"}";
}
