namespace entente {}
