namespace Ingot.Recipes;

/// <summary>Purchase plan of a marketplace image.</summary>
/// <param name="Name">The plan, usually the SKU.</param>
/// <param name="Product">The product, usually the offer.</param>
/// <param name="Publisher">The publisher.</param>
/// <param name="PromotionCode">A promotion code; null: none.</param>
public sealed record ImagePlan(string Name, string Product, string Publisher, string? PromotionCode = null);
