"""The option ``blogarchive_comments``, made good.

========= ===================================================
settle    warn of what is wrong with it, and leave that out
check     what can be wrong with its keys
addresses what can be wrong with a server and with a client
options   what can be wrong with what a service is told
========= ===================================================
"""
