/// The version of the whole house.
package let dubanVersion = "0.1.0"
