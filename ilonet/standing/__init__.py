"""Who a signed-in person is today: deployments and functions, on one page."""
