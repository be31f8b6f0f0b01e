namespace Ingot.Arm.Identity;

/// <summary>Who signs in, and where.</summary>
/// <param name="SubscriptionId">The subscription that pays.</param>
/// <param name="TenantId">Tenant of the application; null: the one of the signed-in user.</param>
/// <param name="ClientId">The application; null: no application signs in by secret.</param>
/// <param name="ClientSecret">Its secret; null: sign-in without a stored secret.</param>
public sealed record Account(string SubscriptionId, string? TenantId, string? ClientId, string? ClientSecret)
{
    /// <summary>Without the secret, so that no log can show it.</summary>
    public override string ToString() => $"{SubscriptionId} as {ClientId ?? "signed-in user"}";
}
