namespace Ingot.Emulator.Arm.Catalogue;

/// <summary>A marketplace image.</summary>
/// <param name="Publisher">Such as MicrosoftWindowsServer.</param>
/// <param name="Offer">Such as WindowsServer.</param>
/// <param name="Sku">Such as 2022-datacenter-g2.</param>
/// <param name="Generation">Hyper-V generation, V1 or V2.</param>
/// <param name="ProductName">The edition, as Windows names itself.</param>
/// <param name="Versions">Oldest first.</param>
sealed record PlatformImage(
    string Publisher,
    string Offer,
    string Sku,
    string Generation,
    string ProductName,
    params IReadOnlyList<string> Versions);
