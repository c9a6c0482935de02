using Kept.App.Api;
using Kept.App.Data;

namespace Kept.App.Customers;

/// <summary>Customers over HTTP.</summary>
public static class CustomerApi
{
    public static void MapCustomers(this RouteGroupBuilder api)
    {
        var customers = api.MapGroup("/customers").WithTags("Customers");
        customers.MapPost("", Meet).Begins<CustomerJson>("Get to know a customer");
        customers.MapGet("", List).Reads("Customers by name");
        customers.MapGet("/{id:guid}", Get).Reads("One customer", versioned: true);
    }

    private static Task<IResult> Meet(HttpContext http, ApiAct act, MeetCustomerJson body) =>
        act.Run(
            http,
            body,
            async scope =>
            {
                var row = await MeetCustomer.Run(scope, body.ToWish());
                return ApiAnswer.Created(
                    $"{ApiSetup.Root}/customers/{row.Id}",
                    CustomerJson.Of(row),
                    row.Version
                );
            }
        );

    /// <param name="q">Beginnings of words of the name; accents and case do not matter.</param>
    /// <param name="after">What the page before gave as next.</param>
    /// <param name="limit">1 to 200; 50 unless said otherwise.</param>
    internal static Task<Page<CustomerJson>> List(
        Store store,
        string? q,
        string? after,
        int? limit
    ) => store.Read(db => db.Customers(q, after, Paging.Limit(limit)));

    private static async Task<CustomerJson> Get(HttpContext http, Store store, Guid id)
    {
        var customer = await store.Read(db => db.Customer(id));
        http.SetVersion(customer.Version);
        return customer;
    }
}
