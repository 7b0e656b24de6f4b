"""How often leads become clients, and how sure the numbers can be: pure and light to import."""
