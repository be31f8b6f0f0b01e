namespace Ingot.Arm.Identity;

/// <summary>
/// The names of the keys: ours, those of Packer's azure-arm builder, and the variables of az, the SDKs, Terraform, and GitHub. Case,
/// underscores, dashes, and the prefixes AZURE_ and ARM_ do not count.
/// </summary>
static class AccountKeys
{
    static readonly (AccountKey Key, string[] Names)[] Known =
    [
        (AccountKey.SubscriptionId, ["subscription_id"]),
        (AccountKey.TenantId, ["tenant_id", "tenant"]),
        (AccountKey.ClientId, ["client_id"]),
        (AccountKey.ClientSecret, ["client_secret", "secret"]),
        (AccountKey.ClientCertificateFile, ["client_cert_path", "client_certificate_path", "client_certificate_file"]),
        (AccountKey.ClientCertificatePassword, ["client_cert_password", "client_certificate_password"]),
        (AccountKey.FederatedTokenFile, ["federated_token_file", "oidc_token_file_path"]),
        (AccountKey.OidcRequestUrl, ["oidc_request_url", "actions_id_token_request_url"]),
        (AccountKey.OidcRequestToken, ["oidc_request_token", "actions_id_token_request_token"]),
    ];

    /// <summary>One name of each key.</summary>
    public static string Names => string.Join(", ", Known.Select(known => known.Names[0]));

    /// <summary>The key of a name; null when there is none.</summary>
    public static AccountKey? Find(string name)
    {
        var bare = Bare(name);
        foreach (var (key, names) in Known)
        {
            if (names.Any(known => Bare(known) == bare))
                return key;
        }

        return null;
    }

    /// <summary>The name that a wrong one was probably meant to be; null when none is near.</summary>
    public static string? Nearest(string name)
    {
        var bare = Bare(name);
        var (near, distance) = Known
            .SelectMany(known => known.Names)
            .Select(known => (Name: known, Distance: Distance(bare, Bare(known))))
            .MinBy(known => known.Distance);
        return distance <= Math.Max(2, bare.Length / 4) ? near : null;
    }

    static string Bare(string name)
    {
        var bare = name.Replace("_", "", StringComparison.Ordinal).Replace("-", "", StringComparison.Ordinal).ToLowerInvariant();
        var prefix = Array.Find(["azure", "arm"], prefix => bare.StartsWith(prefix, StringComparison.Ordinal) && bare.Length > prefix.Length);
        return bare[(prefix?.Length ?? 0)..];
    }

    // Levenshtein: how many letters must be put in, taken out or replaced.
    static int Distance(string one, string other)
    {
        var row = Enumerable.Range(0, other.Length + 1).ToArray();
        for (var i = 1; i <= one.Length; i++)
        {
            var (diagonal, left) = (row[0], i);
            row[0] = i;
            for (var j = 1; j <= other.Length; j++)
            {
                left = Math.Min(Math.Min(row[j], left) + 1, diagonal + (one[i - 1] == other[j - 1] ? 0 : 1));
                (diagonal, row[j]) = (row[j], left);
            }
        }

        return row[^1];
    }
}
